import type { Prisma } from '#app/db/client/client.ts';
import type { PaymentFacts } from '#app/checkout/purchase/purchase-record.ts';
import { isUnderWay } from '#app/checkout/session/session-machine.ts';
import type { SessionState, SessionStatus } from '#app/checkout/session/session.ts';
import { wordsOf } from '#app/checkout/words/words.ts';
import type { Queryable } from '#app/db/database.server.ts';
import { eraseEvidence } from '#app/evidence/erase-evidence.server.ts';
import { eraseBodies } from '#app/insights/bodies/erase-bodies.server.ts';
import type { JobPayloads } from '#app/jobs/add-job.server.ts';
import type { Services } from '#app/services.server.ts';
import { scopeToShop, type ShopScope } from '#app/shops/shop-scope.server.ts';

/**
 * Removes the buyer from one session, its purchase and its evidence. The caller holds the session's row.
 */
export async function eraseSession(
  scope: ShopScope,
  tx: Queryable,
  sessionId: string,
  before: SessionState,
): Promise<void> {
  const { shop } = scope;
  await tx.checkoutSession.update({
    where: { id: sessionId, shopId: shop.id },
    // A new version: an update that read the session before must not write the data back.
    data: {
      state: withoutBuyer(before) as unknown as Prisma.InputJsonObject,
      buyerEmailHash: null,
      version: { increment: 1 },
    },
  });
  await eraseEvidence(scope, tx, sessionId);
  await eraseBodies(scope, tx, [sessionId]);
  const where = { sessionId, shopId: shop.id };
  const purchase = await tx.purchase.findUnique({ where, select: { payment: true } });
  if (!purchase) return;
  const payment = { ...(purchase.payment as unknown as PaymentFacts), billingAddress: null };
  await tx.purchase.update({ where, data: { payment: payment as unknown as Prisma.InputJsonObject } });
}

/** Codes are cleared too: shops give them to one person, and by name. What they took off is in the books. */
function withoutBuyer(before: SessionState): SessionState {
  const applied = before.discounts?.applied ?? [];
  const title = wordsOf(before.language ?? 'en').totals.discount();
  return {
    ...before,
    buyer: null,
    recipient: null,
    quoteBasis: null,
    cartBasis: null,
    discountCodes: [],
    discounts: { applied: applied.map((one) => ({ ...one, code: null, title })), rejected: [] },
    notices: [],
    orderNotes: null,
    poNumber: null,
    metadata: null,
    consents: [],
    attribution: { first: null, last: null },
    intentTrace: before.intentTrace && { reasonCode: before.intentTrace.reasonCode },
  };
}

/**
 * The part of an erasure that waited for a purchase to end.
 * @throws Error while it has not: the job is repeated.
 */
export async function eraseEndedSession(
  services: Services,
  { shopId, sessionId }: JobPayloads['erase-session'],
): Promise<void> {
  const shop = await services.db.shop.findUnique({ where: { id: shopId } });
  if (!shop) return;
  const scope = scopeToShop(services, shop);
  await scope.db.$transaction(async (tx) => {
    const [session] = await tx.$queryRaw<{ status: SessionStatus; state: SessionState }[]>`
      SELECT status, state FROM checkout_sessions WHERE id = ${sessionId} AND shop_id = ${shopId} FOR UPDATE`;
    if (!session) return;
    if (isUnderWay(session.status))
      throw new Error(`${sessionId} is being paid; its buyer is erased afterwards`);
    await eraseSession(scope, tx, sessionId, session.state);
    // Answers that were stored meanwhile repeat the session.
    await tx.$executeRaw`
      DELETE FROM idempotency_records
      WHERE shop_id = ${shopId} AND status IS NOT NULL AND body->>'id' = ${sessionId}`;
  });
}
