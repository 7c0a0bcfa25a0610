import { addSeconds } from '#app/kernel/clock.ts';
import type { Services } from '#app/services.server.ts';

const DAY = 24 * 3600;
/** ACP asks for 24 hours; twice that forgives a platform's slow retry. */
const IDEMPOTENCY_DAYS = 2;
/** A signature is good for 300 s to either side of now (acp/verify-request-signature.ts); older is refused anyway. */
const SIGNATURE_SECONDS = 3600;
/** Webhooks are worked on within seconds; kept this long to look into what happened. */
const INBOX_DAYS = 14;
/** Checkouts that came to nothing hold names and addresses of people who bought nothing. */
const ABANDONED_DAYS = 30;

/** Deletes what is past its retention, for all shops. */
export async function purgeExpired({ db, clock }: Services): Promise<void> {
  const before = (days: number) => addSeconds(clock(), -days * DAY);
  await db.idempotencyRecord.deleteMany({ where: { createdAt: { lt: before(IDEMPOTENCY_DAYS) } } });
  await db.seenSignature.deleteMany({ where: { seenAt: { lt: addSeconds(clock(), -SIGNATURE_SECONDS) } } });
  await db.inboxMessage.deleteMany({ where: { receivedAt: { lt: before(INBOX_DAYS) } } });
  await db.checkoutSession.deleteMany({
    where: {
      updatedAt: { lt: before(ABANDONED_DAYS) },
      status: { notIn: ['completed', 'complete_in_progress'] },
    },
  });
}
