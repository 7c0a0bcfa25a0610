import { Prisma } from '#app/db/client/client.ts';
import { buyerHash } from '#app/kernel/buyer-hash.ts';

/**
 * The condition on `checkout_sessions` for those of a buyer. They hold data of people who never became customers, so
 * they are found by the e-mail address: of the buyer by its hash, of another recipient in the session itself. One that
 * an order of the shop's checkout completed may have the address of neither, and is found by the order.
 * @param email any case
 * @param orders Shopify's ids (GIDs) of orders that Shopify knows to be the buyer's
 */
export function sessionsOfBuyer(shopId: string, email: string, orders: string[] = []): Prisma.Sql {
  const wanted = email.trim().toLowerCase();
  return Prisma.sql`shop_id = ${shopId} AND (buyer_email_hash = ${buyerHash(wanted)}
    OR lower(state->'buyer'->>'email') = ${wanted} OR lower(state->'recipient'->>'email') = ${wanted}
    OR id IN (SELECT session_id FROM orders WHERE shop_id = ${shopId} AND shopify_order_gid = ANY(${orders})))`;
}
