import type { Prisma } from '#app/db/client/client.ts';
import type { CartState } from '#app/checkout/cart/cart.ts';
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
  const carts = await tx.$queryRaw<{ id: string; state: CartState }[]>`
    SELECT id, state FROM carts WHERE shop_id = ${shopId} AND buyer_email_hash = ${hash}`;
  for (const { id, state } of carts) await eraseCart(scope, tx, id, state);
  // Stored answers repeat the session or cart, buyer included: also one that is gone, or somebody else's by now.
  await tx.$executeRaw`
    DELETE FROM idempotency_records WHERE shop_id = ${shopId} AND status IS NOT NULL
      AND (body->>'id' = ANY(${[...sessions, ...carts].map(({ id }) => id)})
        OR lower(body->'buyer'->>'email') = ${wanted}
        OR lower(body->'fulfillment_details'->>'email') = ${wanted})`;
  // Webhooks are kept for a while; all that is read of them later is which order they are about.
  await tx.$executeRaw`
    UPDATE inbox_messages
    SET payload = jsonb_strip_nulls(jsonb_build_object('id', payload->'id', 'order_id', payload->'order_id'))
    WHERE shop_domain = ${scope.shop.domain} AND strpos(lower(payload::text), ${wanted}) > 0`;
  return sessions.length;
}

async function eraseCart(
  { shop }: ShopScope,
  tx: Queryable,
  cartId: string,
  before: CartState,
): Promise<void> {
  const state: CartState = { ...before, buyer: null };
  await tx.cart.update({
    where: { id: cartId, shopId: shop.id },
    // A new version, as for a session.
    data: {
      state: state as unknown as Prisma.InputJsonObject,
      buyerEmailHash: null,
      version: { increment: 1 },
    },
  });
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
    quoteBasis: null,
    cartBasis: null,
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
