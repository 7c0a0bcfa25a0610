import { expect } from 'vitest';
import type { Refund } from '#app/db/client/client.ts';
import type { AgentOrder } from '#app/orders/agent-order.ts';
import { storeMessage } from '#app/server/store-message.server.ts';
import { totalAmount, type CheckoutSession } from '#sandbox/agent/acp-types.ts';
import type { OrderRecord } from '#sandbox/shopify/state/records.ts';
import { DEMO_MERCHANT } from '#sandbox/stripe/demo-accounts.ts';
import type { RefundRow } from '#sandbox/stripe/state/records.ts';
import { ADDRESS } from './acp-bodies.ts';
import { startSellingShop, type SellingShop } from './selling-shop.ts';

/** An order that was paid in the chat. */
export interface Sold {
  sessionId: string;
  orderId: string;
  shopifyOrderGid: string;
  paymentIntentId: string;
  /** Minor units */
  total: number;
}

/** Sells in the chat, does what staff, buyers' banks and carriers do afterwards, and looks at all sides. */
export class AftersaleBench {
  private told = 0;

  private constructor(readonly shop: SellingShop) {}

  static async start(): Promise<AftersaleBench> {
    return new AftersaleBench(await startSellingShop());
  }

  async sell(options: { quantity?: number; card?: string; currency?: string } = {}): Promise<Sold> {
    const { client, services } = this.shop;
    const variant = this.shop.variant('FH-LCS-M-SND');
    this.shop.shopify.state.variants.patch(variant.id, { available: 50 });
    const created = await client.createSession({
      line_items: [{ id: variant.itemId, quantity: options.quantity ?? 1 }],
      currency: options.currency ?? 'usd',
      capabilities: {},
      fulfillment_details: { name: 'Jane Doe', email: 'jane@example.com', address: ADDRESS },
    } as never);
    const { id, totals } = created.body as CheckoutSession;
    const total = totalAmount(totals, 'total')!;
    const token = await this.shop.token(total, options.card);
    const paid = await client.completeSession(id, {
      buyer: { email: 'jane@example.com', first_name: 'Jane', last_name: 'Doe' },
      payment_data: {
        handler_id: 'card_tokenized',
        instrument: { type: 'card', credential: { type: 'spt', token } },
      },
    } as never);
    expect(paid.status).toBe(200);
    await this.settle();
    const order = await services.db.order.findUniqueOrThrow({ where: { sessionId: id } });
    return {
      sessionId: id,
      orderId: order.id,
      shopifyOrderGid: order.shopifyOrderGid,
      paymentIntentId: order.paymentIntentId!,
      total,
    };
  }

  /** What the staff do in Shopify's admin: refund, cancel, fulfill, … */
  async staff(sold: Pick<Sold, 'shopifyOrderGid'>, action: string, body: object = {}): Promise<void> {
    const id = sold.shopifyOrderGid.split('/').at(-1);
    const reply = await post(`${this.shop.shopify.url}/_control/orders/${id}/${action}`, body);
    expect(reply.status, await reply.text()).toBe(200);
  }

  /** Somebody refunds in Stripe's dashboard, and Stripe tells of it. Minor units. */
  async dashboardRefund(sold: Sold, amount: number): Promise<void> {
    const reply = await fetch(`${this.shop.stripe.url}/v1/refunds`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${DEMO_MERCHANT.secretKey}` },
      body: new URLSearchParams({ payment_intent: sold.paymentIntentId, amount: String(amount) }),
    });
    expect(reply.status).toBe(200);
    const refund = (await reply.json()) as { id: string };
    await this.stripeTells('refund.created', { id: refund.id, payment_intent: sold.paymentIntentId });
  }

  /** What happens at Stripe that no API call does: `disputes`, `disputes/{id}/close`, `refunds/{id}/end`, … */
  async atStripe(path: string, body: object): Promise<{ id: string }> {
    const reply = await post(`${this.shop.stripe.url}/_control/${path}`, body);
    expect(reply.ok, await reply.clone().text()).toBe(true);
    return (await reply.json()) as { id: string };
  }

  /** The buyer's bank disputes the payment, and Stripe tells of it. @returns the dispute's id */
  async dispute(sold: Sold): Promise<string> {
    const { id } = await this.atStripe('disputes', { payment_intent: sold.paymentIntentId });
    await this.stripeTells('charge.dispute.created', { id, payment_intent: sold.paymentIntentId });
    return id;
  }

  /** An event of Stripe, genuine and stored; its work is done by `settle`. */
  async stripeTells(type: string, object: object): Promise<void> {
    const { services, scope } = this.shop;
    const eventId = `evt_${++this.told}`;
    await storeMessage(services, {
      shopDomain: scope.shop.domain,
      source: 'stripe',
      topic: type,
      eventId,
      payload: { id: eventId, type, data: { object: { ...object } } },
      triggeredAt: services.clock(),
    });
  }

  /** Delivers what Shopify has to tell and runs every job, until neither has anything more to say. */
  async settle(): Promise<void> {
    for (let round = 0; round < 4; round++) {
      await this.shop.shopify.deliverWebhooksNow();
      await this.shop.drainJobs();
    }
  }

  /** The pause of every failed job is over. */
  async again(): Promise<void> {
    await this.shop.services.db.$executeRaw`UPDATE graphile_worker._private_jobs SET run_at = now()`;
    await this.settle();
  }

  heal(): void {
    this.shop.stripe.faults.clear();
    this.shop.shopify.faults.clear();
  }

  order({ shopifyOrderGid }: Pick<Sold, 'shopifyOrderGid'>): OrderRecord {
    return this.shop.shopify.state.orders.get(shopifyOrderGid)!;
  }

  /** The id of the order's first line, in Shopify. */
  line(sold: Sold): string {
    return this.order(sold).lines[0]!.id;
  }

  /** What Shopify's books say was given back, refund by refund. */
  bookedRefunds(sold: Sold): number[] {
    return this.order(sold).refunds.flatMap(({ totalMinor }) => (totalMinor > 0 ? [totalMinor] : []));
  }

  /** Refunds at Stripe, oldest first. */
  stripeRefunds(sold: Sold): RefundRow[] {
    return this.shop.stripe.state.refunds.filter(
      ({ paymentIntent }) => paymentIntent === sold.paymentIntentId,
    );
  }

  records(sold: Sold): Promise<Refund[]> {
    return this.shop.services.db.refund.findMany({
      where: { orderId: sold.orderId },
      orderBy: { createdAt: 'asc' },
    });
  }

  async snapshot({ orderId }: Pick<Sold, 'orderId'>): Promise<AgentOrder> {
    const { snapshot } = await this.shop.services.db.order.findUniqueOrThrow({ where: { id: orderId } });
    return snapshot as unknown as AgentOrder;
  }

  /** The order as the agent was told of it last; every event was validated against the official schema. */
  lastTold({ sessionId }: Pick<Sold, 'sessionId'>) {
    expect(this.shop.agent.events.refused()).toEqual([]);
    return this.shop.agent.events.list(sessionId).at(-1)!.order as unknown as {
      status: string;
      line_items: { id: string; quantity: { ordered: number; current: number; fulfilled: number } }[];
      adjustments: { id: string; type: string; status: string; amount?: number; reason?: string }[];
      fulfillments: { id: string; status: string; events: { type: string }[] }[];
      totals: { type: string; amount: number }[];
    };
  }
}

function post(url: string, body: object): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
}
