import { createAcpClient, type Exchange } from '#sandbox/agent/acp-client.ts';
import { type Bought, buy, PurchaseFailed, type PurchaseStep } from '#sandbox/agent/buy.ts';
import { authenticateBuyer } from '#sandbox/agent/authenticate-buyer.ts';
import { capturedAmount, makeToken } from '#sandbox/agent/make-token.ts';
import type { OrderEvent } from '#sandbox/agent/order-events.ts';
import type { FeedItem } from '#sandbox/agent/read-feed.ts';
import type { OrderRecord } from '#sandbox/shopify/state/records.ts';
import { DEMO_MERCHANT } from '#sandbox/stripe/demo-accounts.ts';
import { type Amounts, amountProblems, totalsProblem } from './check-amounts.ts';
import { DEMO_BUYER } from './demo-buyer.ts';
import type { Ready } from './read-ready.ts';
import { orderMoney, type ShopControl } from './shop-control.ts';
import { StageFailed } from './stage-failed.ts';
import { waitUntil } from './wait-until.ts';

/** How long an order or an event may take to appear. */
const DEADLINE_MS = 20_000;

/** A purchase that came true everywhere: at the seller, in Shopify, at Stripe and at the agent. */
export interface Purchase {
  bought: Bought;
  shopOrder: OrderRecord;
  amounts: Amounts;
  payment: string | null;
  created: OrderEvent;
}

export interface PurchaseOptions {
  ready: Ready;
  shop: ShopControl;
  item: FeedItem;
  shipping: 'faster' | 'seller';
  /** Stripe test payment method. */
  paymentMethod?: string;
  onStep?: (step: PurchaseStep) => void;
  onOrder?: (order: OrderRecord, amounts: Amounts, payment: string | null) => void;
}

/**
 * Buys one item and follows it: totals that add up at every step, one order in Shopify, one amount everywhere, and
 * the signed `order_create`. @throws StageFailed naming the stage.
 */
export async function runPurchase(options: PurchaseOptions): Promise<Purchase> {
  const { ready, shop, item } = options;
  const stripe = { url: ready.stripe.url, secretKey: ready.stripe.secretKey ?? DEMO_MERCHANT.secretKey };
  let last: Exchange | null = null;
  const client = createAcpClient({ ...ready.acp, retries: 5, onExchange: (exchange) => (last = exchange) });

  const bought = await buy({
    client,
    makeToken: (request) => makeToken(stripe, request),
    itemId: item.itemId,
    currency: item.price.currency,
    to: DEMO_BUYER,
    shipping: options.shipping,
    paymentMethod: options.paymentMethod,
    authenticate: (token) => authenticateBuyer(stripe, token, 'succeeded'),
    onStep(step) {
      const problem = totalsProblem(step.session.totals);
      if (problem) throw new StageFailed(step.name, problem, last);
      options.onStep?.(step);
    },
  }).catch((error: unknown) => {
    throw error instanceof PurchaseFailed ? StageFailed.from(error, last) : error;
  });

  const { id } = bought.session;
  const shopOrder = await waitUntil(() => shop.orderOf(id), DEADLINE_MS);
  if (!shopOrder) throw new StageFailed('shopify_order', `Shopify has no order of session ${id}.`, last);
  const money = orderMoney(shopOrder);
  const amounts = {
    acpTotal: bought.amount,
    shopifyTotal: money.total,
    shopifyReceived: money.received,
    stripeCaptured: await capturedAmount(stripe, bought.token.token.id),
  };
  const problems = amountProblems(amounts);
  if (problems.length > 0) throw new StageFailed('shopify_order', problems.join('\n'), last);
  options.onOrder?.(shopOrder, amounts, money.payment);

  const created = await waitForEvent(ready, id, 'order_create', () => true);
  return { bought, shopOrder, amounts, payment: money.payment, created };
}

/**
 * The first event of a session that fits, as the agent simulator verified it.
 * @throws StageFailed with what the agent refused, when none came in time.
 */
export async function waitForEvent(
  ready: Ready,
  sessionId: string,
  type: 'order_create' | 'order_update',
  fits: (event: OrderEvent) => boolean,
): Promise<OrderEvent> {
  const url = `${ready.agent.url}/_control/events?session=${encodeURIComponent(sessionId)}`;
  const read = async () =>
    (await (await fetch(url)).json()) as {
      events: OrderEvent[];
      refused: { code: string; message: string }[];
    };
  const found = await waitUntil(
    async () => (await read()).events.find((event) => event.type === type && fits(event)),
    DEADLINE_MS,
  );
  if (found) return found;
  const { events, refused } = await read();
  const had = events.map((event) => `${event.type} (${event.order.status})`).join(', ') || 'none';
  const last = refused.at(-1);
  const hint = last ? ` The agent last refused one: ${last.code}, ${last.message}` : '';
  throw new StageFailed(
    type,
    `No fitting ${type} within ${DEADLINE_MS / 1000} s; events of the session: ${had}.${hint}`,
  );
}
