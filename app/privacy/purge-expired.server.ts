import { Prisma } from '#app/db/client/client.ts';
import { addSeconds } from '#app/kernel/clock.ts';
import type { Services } from '#app/services.server.ts';
import { deleteInBatches } from './delete-in-batches.server.ts';
import { eraseOldEvidence } from './erase-old-evidence.server.ts';
import { shopsByPeriod, type ShopsOfPeriod } from './shops-by-period.server.ts';

const DAY = 24 * 3600;
/** A month to answer a buyer, and another for a merchant who is late. */
const REQUEST_DAYS = 60;
/** Who did what is asked about as long as a payment can be disputed, and longer. */
const STAFF_DAYS = 731;
/** Two years, so that a year can be compared with the one before. */
const PAST_DAYS = 731;
/** ACP asks for 24 hours; twice that forgives a platform's slow retry. */
const IDEMPOTENCY_DAYS = 2;
/** A signature is good for 300 s to either side of now (acp/gate/verify-request-signature.ts); older is refused anyway. */
const SIGNATURE_SECONDS = 3600;
/** Webhooks are worked on within seconds; kept this long to look into what happened. */
const INBOX_DAYS = 14;
/** Shopify Flow sends an action again for a day and a half at most. */
const FLOW_DAYS = 14;
/** Payments of the merchant's that no agent began. */
const FOREIGN_DAYS = 30;
/** Long enough to look into what was told last quarter. */
const HISTORY_DAYS = 90;

/** A checkout that Stripe runs for an agent is over long before; then nobody repeats its hooks. */
const HOOK_DAYS = 2;

/** An affiliate's token is on the Shopify order long before (annotate-order). */
const TOKEN_DAYS = 30;

/** Sessions have more that hangs on them than other rows. */
const SESSION_BATCH = 1000;
const SESSION_BATCHES = 1000;

/** Deletes what is past its retention, for all shops: of some things each shop says how long they are kept (retention.ts). */
export async function purgeExpired(services: Services): Promise<void> {
  const { db, clock } = services;
  const before = (days: number) => addSeconds(clock(), -days * DAY);
  const now = clock();
  const older = (column: string, than: Date) =>
    Prisma.sql`${Prisma.raw(`t.${column}`)} < ${than}::timestamptz`;
  // What every call of an agent and every webhook adds to: in batches.
  await deleteInBatches(db, 'idempotency_records', older('created_at', before(IDEMPOTENCY_DAYS)));
  await deleteInBatches(db, 'seen_signatures', older('seen_at', addSeconds(now, -SIGNATURE_SECONDS)));
  await deleteInBatches(db, 'inbox_messages', older('received_at', before(INBOX_DAYS)));
  await deleteInBatches(db, 'flow_action_runs', older('at', before(FLOW_DAYS)));
  await purgeBodies(services);
  await db.platformHook.deleteMany({ where: { answeredAt: { lt: before(HOOK_DAYS) } } });
  // Other payments of the merchant's: nothing to do with agents.
  const foreign = { state: 'not_agentic', updatedAt: { lt: before(FOREIGN_DAYS) } };
  await db.platformOrder.deleteMany({ where: foreign });
  await db.qualityRun.deleteMany({ where: { at: { lt: before(HISTORY_DAYS) } } });
  // What an agent still gets, or staff may still have delivered, has files.
  await db.feedRun.deleteMany({ where: { startedAt: { lt: before(HISTORY_DAYS) }, files: { none: {} } } });
  // Answered, or past the month that there was for it: the address has done its service.
  await db.privacyRequest.updateMany({
    where: { receivedAt: { lt: before(REQUEST_DAYS) }, sealedEmail: { not: null } },
    data: { sealedEmail: null },
  });
  await db.staffAction.deleteMany({ where: { createdAt: { lt: before(STAFF_DAYS) } } });
  await db.cart.deleteMany({ where: { expiresAt: { lt: clock() } } });
  await db.dataExport.deleteMany({ where: { expiresAt: { lt: clock() } } });
  await db.notification.deleteMany({ where: { createdAt: { lt: before(HISTORY_DAYS) } } });
  await purgeByShop(services);
  await db.pastCheckout.deleteMany({ where: { createdAt: { lt: before(PAST_DAYS) } } });
  await eraseOldEvidence(services);
  // The merchant has them on the order; networks ask to keep their tokens no longer than they are needed. The condition
  // on `state` is that of checkout_sessions_sealed_tokens_idx.
  await db.$executeRaw`
    UPDATE checkout_sessions
    SET state = state #- '{attribution,first,sealedToken}' #- '{attribution,last,sealedToken}'
    WHERE status = 'completed' AND updated_at < ${before(TOKEN_DAYS)}::timestamptz
      AND (state #>> '{attribution,first,sealedToken}' IS NOT NULL
        OR state #>> '{attribution,last,sealedToken}' IS NOT NULL)`;
}

/** What each shop says the days of. */
async function purgeByShop(services: Services): Promise<void> {
  const { db } = services;
  const periodsOf = await shopsByPeriod(services);
  for (const { shopId, before } of periodsOf('activity'))
    await deleteInBatches(
      db,
      'activity_entries',
      Prisma.sql`t.created_at < ${before}::timestamptz AND ${isOneOf(shopId)}`,
    );
  for (const { shopId, before } of periodsOf('deliveries'))
    await deleteInBatches(
      db,
      'event_deliveries',
      Prisma.sql`t.at < ${before}::timestamptz AND ${isOneOf(shopId)}`,
    );
  // Where nothing was chosen carts end by themselves.
  for (const { shopId, before } of periodsOf('carts').filter(({ isPreset }) => !isPreset))
    await db.cart.deleteMany({ where: { shopId, updatedAt: { lt: before } } });
  for (const { shopId, before } of periodsOf('sessions'))
    for (let batch = 0; batch < SESSION_BATCHES; batch++)
      if ((await leaveSessions(services, shopId, before)) < SESSION_BATCH) break;
}

/**
 * What is left of sessions that came to nothing tells how many came how far, and nothing of the buyer. The condition on
 * `status` and `created_at` is that of checkout_sessions_unsold_idx.
 */
function leaveSessions({ db }: Services, shopId: ShopsOfPeriod['shopId'], before: Date): Promise<number> {
  return db.$executeRaw`
    WITH gone AS (
      DELETE FROM checkout_sessions WHERE ctid = ANY(ARRAY(
        SELECT t.ctid FROM checkout_sessions t
        WHERE ${isOneOf(shopId)} AND t.created_at < ${before}::timestamptz AND t.updated_at < ${before}::timestamptz
          AND t.status NOT IN ('completed', 'complete_in_progress')
        LIMIT ${SESSION_BATCH} FOR UPDATE SKIP LOCKED))
      RETURNING id, shop_id, connection_id, status, created_at, priced_at, ready_at, codes, blocked_by, left_because
    )
    INSERT INTO past_checkouts (session_id, shop_id, connection_id, status, created_at, priced_at, ready_at, codes,
      blocked_by, left_because)
    SELECT * FROM gone ON CONFLICT DO NOTHING`;
}

/** Each shop says for how many days; few have chosen. */
async function purgeBodies({ db, clock }: Services): Promise<void> {
  const rows = await db.$queryRaw<{ days: number; ids: string[] }[]>`
    SELECT activity_body_days AS days, array_agg(id) AS ids FROM shops GROUP BY activity_body_days`;
  for (const { days, ids } of rows) {
    const before = addSeconds(clock(), -days * DAY);
    await deleteInBatches(
      db,
      'activity_bodies',
      Prisma.sql`t.created_at < ${before}::timestamptz AND t.shop_id = ANY(${ids})`,
    );
  }
}

const isOneOf = (shopId: ShopsOfPeriod['shopId']): Prisma.Sql =>
  'in' in shopId ? Prisma.sql`t.shop_id = ANY(${shopId.in})` : Prisma.sql`t.shop_id <> ALL(${shopId.notIn})`;
