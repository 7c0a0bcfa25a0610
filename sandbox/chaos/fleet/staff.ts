import type { ShopifySimulator } from '#sandbox/shopify/start-shopify-simulator.ts';
import { cancelOrder } from '#sandbox/shopify/commerce/cancel-order.ts';
import { markDelivered } from '#sandbox/shopify/commerce/change-fulfillment.ts';
import { fulfillOrder } from '#sandbox/shopify/commerce/fulfill-order.ts';
import { refundOrder } from '#sandbox/shopify/commerce/refund-order.ts';
import type { OrderRecord } from '#sandbox/shopify/state/records.ts';
import type { AccountSeed } from '#sandbox/stripe/demo-accounts.ts';
import { releaseFunds } from '#sandbox/stripe/payments/release-funds.ts';
import type { World } from '../world/start-world.ts';
import type { AgentMemory } from './agent-memory.ts';

/** The merchants' staff, who look after orders in Shopify's admin as soon as those are sold. */
export class Staff {
  /** Gids of the orders they cancelled, by shop. */
  readonly cancelled = new Set<string>();
  /** How often they did what, or Shopify did not let them. */
  readonly done: Record<string, number> = {};

  constructor(private readonly world: World) {}

  /** Does what the plan says with the order of an agent that has just bought. */
  lookAfter({ plan, toldOrders }: AgentMemory): void {
    if (plan.afterSale === 'nothing') return;
    const number = toldOrders[0]?.number;
    const { shopify, domain, merchant } = this.world.shops[plan.shop]!;
    const order = number && shopify.state.orders.find((row) => row.name === number);
    if (!order) return;
    const what = plan.afterSale;
    if (what === 'refund_in_stripe') return this.refundInStripe(order, merchant);
    try {
      this.act(shopify, domain, order, what);
      this.count(what);
    } catch {
      this.count(`${what} (refused)`);
    }
  }

  /** A part of the money, in Stripe's dashboard. Of what was paid in the shop's own checkout Stripe knows nothing. */
  private refundInStripe(order: OrderRecord, { id: account }: AccountSeed): void {
    const { state, webhooks } = this.world.stripe;
    const paidBy = order.transactions.find((row) => row.authorizationCode)?.authorizationCode;
    const intent = paidBy ? state.paymentIntents.get(paidBy) : undefined;
    const charge = intent?.latestCharge ? state.charges.get(intent.latestCharge) : undefined;
    if (!charge?.captured) return this.count('refund_in_stripe (refused)');
    const emit = webhooks.emitter(account, null, null);
    const context = { state, account: state.accounts.get(account)!, emit };
    const amount = Math.max(1, Math.floor(charge.amountCaptured / 3));
    releaseFunds(context, charge, amount, { reason: 'requested_by_customer', metadata: {} });
    this.count('refund_in_stripe');
  }

  private act(shopify: ShopifySimulator, domain: string, order: OrderRecord, what: string): void {
    const context = shopify.context();
    if (what === 'cancel') {
      cancelOrder(context, order.id, { reason: 'CUSTOMER', restock: true, refund: true });
      this.cancelled.add(`${domain} ${order.id}`);
      return;
    }
    if (what === 'refund') {
      const [line] = order.lines;
      refundOrder(context, order.id, { lines: [{ orderLineId: line!.id, quantity: 1 }], restock: true });
      return;
    }
    const tracking = { company: 'UPS', number: `1Z${order.number}`, url: null };
    const { fulfillments } = fulfillOrder(context, order.id, { tracking });
    if (what === 'deliver') markDelivered(context, order.id, fulfillments.at(-1)!.id);
  }

  private count(what: string): void {
    this.done[what] = (this.done[what] ?? 0) + 1;
  }
}
