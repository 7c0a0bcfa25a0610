import type { AgentMemory } from '../fleet/agent-memory.ts';
import type { Staff } from '../fleet/staff.ts';
import type { ChaosDatabase } from '../world/database.ts';
import type { World, WorldShop } from '../world/start-world.ts';
import type { StripeSimulator } from '#sandbox/stripe/start-stripe-simulator.ts';
import { checkoutSums } from '#sandbox/stripe/delegated/checkout-amounts.ts';
import type { EventFact, OrderFact, PlatformOrderFact, SessionFact, ShopFacts } from './facts.ts';
import { paymentFact, receivedFact, shopifyOrderFact, stockFacts } from './read-simulators.ts';

/** Asks every side what is true of each shop. */
export async function collectFacts(
  world: World,
  memories: readonly AgentMemory[],
  staff: Staff,
): Promise<ShopFacts[]> {
  const facts: ShopFacts[] = [];
  for (const [index, shop] of world.shops.entries()) {
    const own = memories.filter(({ plan }) => plan.shop === index);
    facts.push(await factsOf(world, shop, own, staff));
  }
  return facts;
}

async function factsOf(
  { database, stripe }: World,
  shop: WorldShop,
  memories: readonly AgentMemory[],
  staff: Staff,
): Promise<ShopFacts> {
  const { domain, shopify, receiver, merchant } = shop;
  const [row] = await database.query<{ id: string }>('SELECT id FROM shops WHERE domain = $1', [domain]);
  const shopId = row!.id;
  const platformOrders = await readPlatformOrders(database, stripe, shop, shopId);
  return {
    domain,
    shopId,
    sessions: await readSessions(database, shopId),
    orders: await readOrders(database, shopId),
    platformOrders,
    events: await database.query<EventFact>(
      'SELECT id, order_id AS "orderId", sequence, type FROM order_events WHERE shop_id = $1',
      [shopId],
    ),
    shopifyOrders: shopify.state.orders
      .all()
      .map((order) => shopifyOrderFact(order, staff.cancelled.has(`${domain} ${order.id}`))),
    stock: stockFacts(shopify.state, shop.initialStock),
    payments: stripe.state.paymentIntents
      .filter(({ account }) => account === merchant.id)
      .map((intent) => paymentFact(stripe.state, intent, platformOrders)),
    received: receiver.events.list().map(receivedFact),
    agents: memories.map(({ plan, sessionId, last, toldOrders, toldCanceled, problems }) => ({
      number: plan.number,
      sessionId,
      lastStatus: last?.status ?? null,
      toldOrders: toldOrders.map(({ id }) => id),
      toldCanceled,
      problems,
    })),
  };
}

function readSessions(database: ChaosDatabase, shopId: string): Promise<SessionFact[]> {
  return database.query<SessionFact>(
    `SELECT s.id, s.shop_id AS "shopId", s.status, s.total::int AS total, s.currency, p.step,
       (SELECT coalesce(json_agg(json_build_object(
          'variantId', line->>'variantId', 'quantity', (line->>'quantity')::int)), '[]')
        FROM jsonb_array_elements(s.state->'lines') AS line) AS lines
     FROM checkout_sessions s LEFT JOIN purchases p ON p.session_id = s.id
     WHERE s.shop_id = $1`,
    [shopId],
  );
}

function readOrders(database: ChaosDatabase, shopId: string): Promise<OrderFact[]> {
  return database.query<OrderFact>(
    `SELECT id, shop_id AS "shopId", session_id AS "sessionId", shopify_order_gid AS gid, total::int AS total,
       currency, selling_mode AS "sellingMode", payment_intent_id AS "paymentIntentId"
     FROM orders WHERE shop_id = $1`,
    [shopId],
  );
}

/** Every checkout of the shop's that Stripe ran and was paid, with what the app has made of it. */
async function readPlatformOrders(
  database: ChaosDatabase,
  { state }: StripeSimulator,
  { merchant }: WorldShop,
  shopId: string,
): Promise<PlatformOrderFact[]> {
  const rows = await database.query<{
    checkoutId: string;
    state: string;
    sessionId: string | null;
    asked: boolean;
  }>(
    `SELECT stripe_session_id AS "checkoutId", state, checkout_session_id AS "sessionId",
       EXISTS (SELECT 1 FROM attention_items
               WHERE shop_id = $1 AND open_key = 'platform_order:' || platform_orders.id) AS asked
     FROM platform_orders WHERE shop_id = $1`,
    [shopId],
  );
  return state.delegatedCheckouts
    .filter(({ account, status }) => account === merchant.id && status === 'complete')
    .map((checkout) => ({
      state: null,
      sessionId: null,
      asked: false,
      ...rows.find(({ checkoutId }) => checkoutId === checkout.id),
      checkoutId: checkout.id,
      paymentIntentId: checkout.paymentIntent!,
      total: checkoutSums(checkout).total,
    }));
}
