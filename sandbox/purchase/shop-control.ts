import { orderTotals } from '#sandbox/shopify/commerce/order-totals.ts';
import type { OrderRecord } from '#sandbox/shopify/state/records.ts';

export interface Tracking {
  company: string;
  number: string;
  url: string;
}

/** What the shop's staff sees and does, by the Shopify simulator's control. */
export interface ShopControl {
  /** The order that came of a checkout session, found by its source identifier. */
  orderOf(checkoutSessionId: string): Promise<OrderRecord | null>;
  /** Fulfils everything of an order. @throws Error with Shopify's words when it cannot be fulfilled. */
  fulfill(order: OrderRecord, tracking: Tracking): Promise<void>;
}

export function shopControl(shopifyUrl: string): ShopControl {
  const base = `${shopifyUrl.replace(/\/$/, '')}/_control/orders`;
  return {
    async orderOf(checkoutSessionId) {
      const { orders } = (await answerOf(await fetch(base))) as { orders: OrderRecord[] };
      return orders.find((order) => order.sourceIdentifier === checkoutSessionId) ?? null;
    },
    async fulfill(order, tracking) {
      const response = await fetch(`${base}/${order.id.split('/').at(-1)}/fulfill`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ tracking }),
      });
      await answerOf(response);
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
