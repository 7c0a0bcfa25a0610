import { addSeconds } from '#app/kernel/clock.ts';
import type { Services } from '#app/services.server.ts';

const DAY = 24 * 3600;
/** ACP asks for 24 hours; twice that forgives a platform's slow retry. */
const IDEMPOTENCY_DAYS = 2;
/** A signature is good for 300 s to either side of now (acp/gate/verify-request-signature.ts); older is refused anyway. */
const SIGNATURE_SECONDS = 3600;
/** Webhooks are worked on within seconds; kept this long to look into what happened. */
const INBOX_DAYS = 14;
/** Checkouts that came to nothing hold names and addresses of people who bought nothing. */
const ABANDONED_DAYS = 30;
/** Long enough to look into what an agent did, and what it was told, last quarter. */
const ACTIVITY_DAYS = 90;

/** A checkout that Stripe runs for an agent is over long before; then nobody repeats its hooks. */
const HOOK_DAYS = 2;

/** An affiliate's token is on the Shopify order long before (annotate-order). */
const TOKEN_DAYS = 30;

/** Deletes what is past its retention, for all shops. */
export async function purgeExpired({ db, clock }: Services): Promise<void> {
  const before = (days: number) => addSeconds(clock(), -days * DAY);
  await db.idempotencyRecord.deleteMany({ where: { createdAt: { lt: before(IDEMPOTENCY_DAYS) } } });
  await db.seenSignature.deleteMany({ where: { seenAt: { lt: addSeconds(clock(), -SIGNATURE_SECONDS) } } });
  await db.inboxMessage.deleteMany({ where: { receivedAt: { lt: before(INBOX_DAYS) } } });
  await db.activityEntry.deleteMany({ where: { createdAt: { lt: before(ACTIVITY_DAYS) } } });
  await db.platformHook.deleteMany({ where: { answeredAt: { lt: before(HOOK_DAYS) } } });
  // Other payments of the merchant's: nothing to do with agents.
  const foreign = { state: 'not_agentic', updatedAt: { lt: before(ABANDONED_DAYS) } };
  await db.platformOrder.deleteMany({ where: foreign });
  await db.eventDelivery.deleteMany({ where: { at: { lt: before(ACTIVITY_DAYS) } } });
  await db.qualityRun.deleteMany({ where: { at: { lt: before(ACTIVITY_DAYS) } } });
  // What an agent still gets, or staff may still have delivered, has files.
  await db.feedRun.deleteMany({ where: { startedAt: { lt: before(ACTIVITY_DAYS) }, files: { none: {} } } });
  await db.cart.deleteMany({ where: { expiresAt: { lt: clock() } } });
  await db.checkoutSession.deleteMany({
    where: {
      updatedAt: { lt: before(ABANDONED_DAYS) },
      status: { notIn: ['completed', 'complete_in_progress'] },
    },
  });
  // The merchant has them on the order; networks ask to keep their tokens no longer than they are needed. The condition
  // on `state` is that of checkout_sessions_sealed_tokens_idx.
  await db.$executeRaw`
    UPDATE checkout_sessions
    SET state = state #- '{attribution,first,sealedToken}' #- '{attribution,last,sealedToken}'
    WHERE status = 'completed' AND updated_at < ${before(TOKEN_DAYS)}::timestamptz
      AND (state #>> '{attribution,first,sealedToken}' IS NOT NULL
        OR state #>> '{attribution,last,sealedToken}' IS NOT NULL)`;
}
