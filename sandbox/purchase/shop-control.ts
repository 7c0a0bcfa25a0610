import { orderTotals } from '#sandbox/shopify/commerce/order-totals.ts';
import type { OrderRecord } from '#sandbox/shopify/state/records.ts';

export interface Tracking {
  company: string;
  number: string;
  url: string;
}

/** What a buyer types into the shop's checkout. */
export interface StorefrontBuyer {
  email: string;
  address: Record<string, string>;
}

/** What the shop's staff and buyers see and do, by the Shopify simulator's control. */
export interface ShopControl {
  /** The order that came of a checkout session, found by its source identifier. */
  orderOf(checkoutSessionId: string): Promise<OrderRecord | null>;
  /** The order that a payment of Stripe's paid for. */
  orderPaidBy(paymentIntent: string): Promise<OrderRecord | null>;
  /** A buyer fills in the shop's own checkout behind a cart permalink and pays. @throws Error with Shopify's words. */
  payAt(continueUrl: string, buyer: StorefrontBuyer): Promise<OrderRecord>;
  /** Fulfils everything of an order. @throws Error with Shopify's words when it cannot be fulfilled. */
  fulfill(order: OrderRecord, tracking: Tracking): Promise<void>;
}

export function shopControl(shopifyUrl: string): ShopControl {
  const base = `${shopifyUrl.replace(/\/$/, '')}/_control`;
  const post = async (path: string, body: object) =>
    answerOf(
      await fetch(base + path, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      }),
    );
  return {
    async orderOf(checkoutSessionId) {
      const { orders } = (await answerOf(await fetch(`${base}/orders`))) as { orders: OrderRecord[] };
      return orders.find((order) => order.sourceIdentifier === checkoutSessionId) ?? null;
    },
    async orderPaidBy(paymentIntent) {
      const { orders } = (await answerOf(await fetch(`${base}/orders`))) as { orders: OrderRecord[] };
      return orders.find((order) => orderMoney(order).payment === paymentIntent) ?? null;
    },
    payAt: async (url, buyer) => (await post('/storefront-orders', { url, ...buyer })) as OrderRecord,
    async fulfill(order, tracking) {
      await post(`/orders/${order.id.split('/').at(-1)}/fulfill`, { tracking });
    },
  };
}

/** What the order costs and what it says was paid, minor units; and Stripe's name of the payment. */
export function orderMoney(order: OrderRecord): { total: number; received: number; payment: string | null } {
  const { totalMinor, receivedMinor } = orderTotals(order);
  const payment = order.transactions.find((transaction) => transaction.authorizationCode !== null);
  return { total: totalMinor, received: receivedMinor, payment: payment?.authorizationCode ?? null };
}

async function answerOf(response: Response): Promise<unknown> {
  if (response.ok) return response.json();
  throw new Error(`${response.url} answered ${response.status}: ${await response.text()}`);
}
