import pc from 'picocolors';
import { z } from 'zod';
import type { OrderEvent } from '#sandbox/agent/order-events.ts';
import type { FeedItem } from '#sandbox/agent/read-feed.ts';
import type { OrderRecord } from '#sandbox/shopify/state/records.ts';
import { DEMO_AGENT, DEMO_MERCHANT } from '#sandbox/stripe/demo-accounts.ts';
import { DEMO_BUYER } from './demo-buyer.ts';
import type { Ready } from './read-ready.ts';
import { waitForEvent } from './run-purchase.ts';
import { orderMoney, shopControl } from './shop-control.ts';
import { StageFailed } from './stage-failed.ts';
import { tellProduct, tellShipment, type FeedRead } from './tell-purchase.ts';
import { money, type Transcript } from './transcript.ts';
import { waitUntil } from './wait-until.ts';

const DEADLINE_MS = 20_000;

/** The agent's view of a checkout that Stripe runs. Amounts in minor units. */
const checkoutSchema = z.object({
  id: z.string(),
  status: z.string(),
  currency: z.string(),
  paymentIntent: z.string().nullable(),
  shippingRates: z.array(z.object({ id: z.string(), display_name: z.string(), amount: z.number() })),
  shippingRate: z.string().nullable(),
  lines: z.array(
    z.object({ taxRates: z.array(z.object({ display_name: z.string(), percentage: z.number() })) }),
  ),
  totals: z.object({ subtotal: z.number(), tax: z.number(), shipping: z.number(), total: z.number() }),
});
type Checkout = z.output<typeof checkoutSchema>;

export interface BoughtViaStripe {
  item: FeedItem;
  checkout: Checkout;
  shopOrder: OrderRecord;
  created: OrderEvent;
  updated: OrderEvent;
}

/**
 * Tells one purchase whose checkout Stripe runs itself (Agentic Commerce Suite): Aisle answers its hooks, and makes the
 * paid order one of the shop's. @throws StageFailed naming the stage that did not come true.
 */
export async function tellViaStripe(
  ready: Ready,
  read: FeedRead,
  transcript: Transcript,
): Promise<BoughtViaStripe> {
  const { stage, line } = transcript;
  const item = tellProduct(ready, read, transcript);
  const { amount: price, currency } = item.salePrice ?? item.price;

  const started = await ask(ready, '', {
    seller: DEMO_MERCHANT.profile,
    agent: DEMO_AGENT.profile,
    currency: currency.toLowerCase(),
    line_items: [{ sku: item.itemId, name: item.title, unit_amount: price }],
  });
  stage('Checkout begun at Stripe', 'the shop knows nothing of it yet');
  line(`${started.id}, ${money(started.totals.total, currency)} by the catalogue that Stripe has`);

  const { address, buyer } = DEMO_BUYER;
  const customized = await ask(ready, `/${started.id}`, {
    email: buyer.email,
    name: address.name,
    phone: buyer.phone_number,
    address: {
      line1: address.line_one,
      line2: address.line_two ?? '',
      city: address.city,
      state: address.state ?? '',
      postal_code: address.postal_code,
      country: address.country,
    },
  });
  stage('Address given: Stripe asks the shop', 'v1.delegated_checkout.customize_checkout');
  for (const rate of customized.shippingRates) {
    const text = `${rate.display_name.padEnd(28)}${money(rate.amount, currency).padStart(14)}`;
    line(rate.id === customized.shippingRate ? pc.cyan(`● ${text}`) : `○ ${text}`);
  }
  for (const rate of customized.lines.flatMap(({ taxRates }) => taxRates))
    line(`  ${rate.display_name}, ${rate.percentage} %`);
  const { subtotal, shipping, tax, total } = customized.totals;
  line(
    `goods ${money(subtotal, currency)}, shipping ${money(shipping, currency)}, tax ${money(tax, currency)}`,
  );
  line(pc.bold(`total ${money(total, currency)}`));

  const paid = await ask(ready, `/${started.id}/confirm`, {});
  stage('The shop approves, Stripe takes the money', 'v1.delegated_checkout.finalize_checkout');
  line(`${paid.id} is ${paid.status}, paid by ${paid.paymentIntent}`);

  const shop = shopControl(ready.shopify.url);
  const shopOrder = await waitUntil(() => shop.orderPaidBy(paid.paymentIntent!), DEADLINE_MS);
  if (!shopOrder)
    throw new StageFailed('shopify_order', `Shopify has no order of ${paid.paymentIntent}; is it in review?`);
  const { total: ordered, received } = orderMoney(shopOrder);
  stage('checkout.session.completed: order in Shopify', shopOrder.id);
  line(
    `${pc.bold(shopOrder.name)}, ${shopOrder.financialStatus.toLowerCase()}, tags ${shopOrder.tags.join(', ')}`,
  );
  if (ordered !== paid.totals.total || received !== ordered)
    throw new StageFailed(
      'shopify_order',
      `Paid ${paid.totals.total}, ordered ${ordered}, recorded ${received} (minor units).`,
    );
  line(`paid at Stripe = Shopify total = payment in Shopify = ${money(ordered, currency)}`);

  const sessionId = shopOrder.sourceIdentifier!;
  const created = await waitForEvent(ready, sessionId, 'order_create', () => true);
  stage('order_create verified by the agent', created.signature.slice(0, 34) + '…');
  line(`order ${created.order.order_number ?? created.orderId} is ${created.order.status}`);
  const updated = await tellShipment(ready, shop, shopOrder, sessionId, transcript);
  return { item, checkout: paid, shopOrder, created, updated };
}

/** One step of the agent at Stripe. */
async function ask(ready: Ready, path: string, body: object): Promise<Checkout> {
  const response = await fetch(`${ready.stripe.url}/_control/delegated_checkouts${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
  });
  const answer: unknown = await response.json();
  if (response.ok) return checkoutSchema.parse(answer);
  const { error, reason } = answer as { error?: string; reason?: string };
  throw new StageFailed(
    'stripe_checkout',
    `Stripe answered ${response.status}: ${reason ?? error ?? 'no reason'}`,
  );
}
