import type { Prisma } from '#app/db/client/client.ts';
import type { PaymentFacts } from '#app/checkout/purchase/purchase-record.ts';
import type { SessionState } from '#app/checkout/session.ts';
import type { Queryable } from '#app/db/database.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { buyerHash } from '#app/kernel/buyer-hash.ts';

/**
 * Removes a buyer's personal data from this shop's rows (Shopify's customers/redact). Amounts, items and ids stay:
 * they are the merchant's books. Sessions hold data of people who never became customers, so they are found by the
 * e-mail address: of the buyer by its hash, of another recipient in the session itself.
 */
export async function eraseBuyer(scope: ShopScope, tx: Queryable, email: string): Promise<number> {
  const shopId = scope.shop.id;
  const wanted = email.trim().toLowerCase();
  const hash = buyerHash(wanted);
  const sessions = await tx.$queryRaw<{ id: string; state: SessionState }[]>`
    SELECT id, state FROM checkout_sessions WHERE shop_id = ${shopId} AND (buyer_email_hash = ${hash}
      OR lower(state->'buyer'->>'email') = ${wanted} OR lower(state->'recipient'->>'email') = ${wanted})`;
  for (const { id, state } of sessions) await eraseSession(scope, tx, id, state);
  // Stored answers repeat the session, buyer included.
  await tx.idempotencyRecord.deleteMany({
    where: {
      shopId,
      status: { not: null },
      OR: sessions.map(({ id }) => ({ body: { path: ['id'], equals: id } })),
    },
  });
  // Webhooks are kept for a while; all that is read of them later is which order they are about.
  await tx.$executeRaw`
    UPDATE inbox_messages
    SET payload = jsonb_strip_nulls(jsonb_build_object('id', payload->'id', 'order_id', payload->'order_id'))
    WHERE shop_domain = ${scope.shop.domain} AND strpos(lower(payload::text), ${wanted}) > 0`;
  return sessions.length;
}

async function eraseSession(
  { shop }: ShopScope,
  tx: Queryable,
  sessionId: string,
  before: SessionState,
): Promise<void> {
  const state: SessionState = {
    ...before,
    buyer: null,
    recipient: null,
    orderNotes: null,
    poNumber: null,
    metadata: null,
    consents: [],
    attribution: { first: null, last: null },
    intentTrace: before.intentTrace && { reasonCode: before.intentTrace.reasonCode },
  };
  await tx.checkoutSession.update({
    where: { id: sessionId, shopId: shop.id },
    // A new version: an update that read the session before must not write the data back.
    data: {
      state: state as unknown as Prisma.InputJsonObject,
      buyerEmailHash: null,
      version: { increment: 1 },
    },
  });
  const where = { sessionId, shopId: shop.id };
  const purchase = await tx.purchase.findUnique({ where, select: { payment: true } });
  if (!purchase) return;
  const payment = { ...(purchase.payment as unknown as PaymentFacts), billingAddress: null };
  await tx.purchase.update({ where, data: { payment: payment as unknown as Prisma.InputJsonObject } });
}
