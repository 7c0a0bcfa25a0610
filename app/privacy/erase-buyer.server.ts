import type { Prisma } from '#app/db/client/client.ts';
import type { CartState } from '#app/checkout/cart/cart.ts';
import { isUnderWay } from '#app/checkout/session/session-machine.ts';
import type { SessionState, SessionStatus } from '#app/checkout/session/session.ts';
import type { Queryable } from '#app/db/database.server.ts';
import { eraseEvidence } from '#app/evidence/erase-evidence.server.ts';
import { mentionsEmail } from '#app/evidence/mentions-email.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { addJob } from '#app/jobs/add-job.server.ts';
import { buyerHash } from '#app/kernel/buyer-hash.ts';
import type { PrivacyCounts } from './privacy-request.ts';
import { eraseBodies } from '#app/insights/bodies/erase-bodies.server.ts';
import { eraseSession } from './erase-session.server.ts';
import { sessionsOfBuyer } from './sessions-of-buyer.ts';

/**
 * Removes a buyer's personal data from this shop's rows (Shopify's customers/redact). Amounts, items and ids stay:
 * they are the merchant's books. A purchase under way needs the buyer once more; a job erases it when it has ended.
 * @param orders Shopify's ids (GIDs) of the buyer's orders
 * @returns how much of each was erased
 */
export async function eraseBuyer(
  scope: ShopScope,
  tx: Queryable,
  email: string,
  orders: string[] = [],
): Promise<PrivacyCounts> {
  const shopId = scope.shop.id;
  const wanted = email.trim().toLowerCase();
  const hash = buyerHash(wanted);
  // Held until the transaction ends: nobody writes back what was read before.
  const sessions = await tx.$queryRaw<{ id: string; status: SessionStatus; state: SessionState }[]>`
    SELECT id, status, state FROM checkout_sessions
    WHERE ${sessionsOfBuyer(shopId, wanted, orders)} ORDER BY id FOR UPDATE`;
  for (const { id, status, state } of sessions) {
    if (isUnderWay(status))
      await addJob(tx, 'erase-session', { shopId, sessionId: id }, { key: `erase:${id}` });
    else await eraseSession(scope, tx, id, state);
  }
  // Also in sessions that became somebody else's.
  const mentions = await tx.$queryRaw<{ sessionId: string; sequences: number[] }[]>`
    SELECT session_id AS "sessionId", array_agg(sequence) AS sequences FROM evidence_entries
    WHERE ${mentionsEmail(shopId, wanted)} GROUP BY session_id ORDER BY session_id`;
  for (const { sessionId, sequences } of mentions) await eraseEvidence(scope, tx, sessionId, sequences);
  const carts = await tx.$queryRaw<{ id: string; state: CartState }[]>`
    SELECT id, state FROM carts WHERE shop_id = ${shopId} AND buyer_email_hash = ${hash} ORDER BY id FOR UPDATE`;
  for (const { id, state } of carts) await eraseCart(scope, tx, id, state);
  // Masked as they are: a buyer who asks to be forgotten leaves no trace of what was said.
  const cartIds = carts.map(({ id }) => id);
  await eraseBodies(scope, tx, cartIds);
  // Stored answers repeat the session or cart, buyer included: also one that is gone, or somebody else's by now.
  await tx.$executeRaw`
    DELETE FROM idempotency_records WHERE shop_id = ${shopId} AND status IS NOT NULL
      AND (body->>'id' = ANY(${[...sessions, ...carts].map(({ id }) => id)})
        OR lower(body->'buyer'->>'email') = ${wanted}
        OR lower(body->'fulfillment_details'->>'email') = ${wanted})`;
  // Webhooks are kept for a while; all that is read of them later is which order, or object of Stripe's, they are about.
  await tx.$executeRaw`
    UPDATE inbox_messages
    SET payload = jsonb_strip_nulls(CASE source
      WHEN 'stripe' THEN jsonb_build_object(
        'id', payload->'id', 'object', payload->'object', 'type', payload->'type',
        'livemode', payload->'livemode', 'created', payload->'created',
        'data', jsonb_build_object('object', jsonb_build_object(
          'id', payload#>'{data,object,id}', 'object', payload#>'{data,object,object}',
          'payment_intent', payload#>'{data,object,payment_intent}', 'charge', payload#>'{data,object,charge}',
          'amount_total', payload#>'{data,object,amount_total}', 'currency', payload#>'{data,object,currency}')))
      ELSE jsonb_build_object('id', payload->'id', 'order_id', payload->'order_id') END)
    WHERE shop_domain = ${scope.shop.domain} AND strpos(lower(payload::text), ${wanted}) > 0`;
  // Requests of before keep what was done, and no address any more.
  await tx.privacyRequest.updateMany({ where: { shopId, emailHash: hash }, data: { sealedEmail: null } });
  const evidence = mentions.reduce((sum, { sequences }) => sum + sequences.length, 0);
  return { sessions: sessions.length, carts: carts.length, evidence };
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
