import pc from 'picocolors';
import type { PurchaseStep } from '#sandbox/agent/buy.ts';
import { type Catalog, isSellable } from '#sandbox/agent/catalog.ts';
import { amountToPay, selectedOption } from '#sandbox/agent/checkout-steps.ts';
import type { OrderEvent } from '#sandbox/agent/order-events.ts';
import type { Feed, FeedItem } from '#sandbox/agent/read-feed.ts';
import { DEMO_BUYER } from './demo-buyer.ts';
import type { Ready } from './read-ready.ts';
import { type Purchase, runPurchase, waitForEvent } from './run-purchase.ts';
import { shopControl, type ShopControl } from './shop-control.ts';
import type { OrderRecord } from '#sandbox/shopify/state/records.ts';
import { StageFailed } from './stage-failed.ts';
import { money, optionLines, totalLines, type Transcript, wireNote } from './transcript.ts';

const TRACKING = {
  company: 'UPS',
  number: '1Z999AA10123456784',
  url: 'https://www.ups.com/track?tracknum=1Z999AA10123456784',
};

/** A feed as it was read, and the item that is wanted of it. */
export interface FeedRead {
  feed: Feed;
  catalog: Catalog;
  itemId: string | undefined;
  tookMs: number;
}

/** Tells one purchase from the feed to the shipment. @throws StageFailed naming the stage that did not come true. */
export async function tellPurchase(
  ready: Ready,
  read: FeedRead,
  transcript: Transcript,
): Promise<Purchase & { item: FeedItem; updated: OrderEvent }> {
  const { stage, line } = transcript;
  const item = tellProduct(ready, read, transcript);
  const shop = shopControl(ready.shopify.url);
  let totalBefore = 0;
  const purchase = await runPurchase({
    ready,
    shop,
    item,
    shipping: 'faster',
    onStep(step) {
      tellStep(step, transcript, totalBefore);
      totalBefore = amountToPay(step.session);
    },
    onOrder(order, amounts, payment) {
      stage('Order in Shopify', order.id);
      line(
        `${pc.bold(order.name)}, ${order.financialStatus.toLowerCase()}, payment ${payment ?? 'without a name'}`,
      );
      const { currencyCode } = order;
      line(
        `ACP total = Shopify total = payment in Shopify = captured at Stripe = ${money(amounts.acpTotal, currencyCode)}`,
      );
    },
  });
  stage('order_create verified by the agent', purchase.created.signature.slice(0, 34) + '…');
  line(
    `order ${purchase.created.order.order_number ?? purchase.created.orderId} is ${purchase.created.order.status}`,
  );

  const updated = await tellShipment(ready, shop, purchase.shopOrder, purchase.bought.session.id, transcript);
  return { ...purchase, item, updated };
}

/** Tells of the feed and the item that is bought. @throws StageFailed when there is no such item. */
export function tellProduct(ready: Ready, read: FeedRead, { stage, line }: Transcript): FeedItem {
  const { feed, catalog } = read;
  stage('Feed read', `${ready.feed.url} in ${read.tookMs} ms`);
  line(`${feed.items.length} items, ${feed.items.filter(isSellable).length} can be bought now`);
  for (const row of feed.rejected.slice(0, 5))
    line(pc.yellow(`line ${row.line} is unusable: ${row.problems.join('; ')}`));

  const item = findItem(catalog, read.itemId ?? ready.acp.sampleItemId, read.itemId !== undefined);
  const words = item.title.split(/\s+/).slice(0, 2).join(' ');
  const hits = catalog.search(words).length;
  stage('Product found', `search “${words}”: ${hits} ${hits === 1 ? 'product' : 'products'}`);
  const price = item.salePrice ?? item.price;
  line(
    `${item.title}  ${pc.bold(money(price.amount, price.currency))}  ${item.availability}, item ${item.itemId}`,
  );
  return item;
}

/** Has staff ship an order and tells how the agent learns of it. @throws StageFailed when it does not. */
export async function tellShipment(
  ready: Ready,
  shop: ShopControl,
  order: OrderRecord,
  sessionId: string,
  { stage, line }: Transcript,
): Promise<OrderEvent> {
  await shop.fulfill(order, TRACKING).catch((error: Error) => {
    throw new StageFailed('fulfilled', error.message);
  });
  stage('Staff fulfil the order in Shopify');
  line(`${TRACKING.company} ${TRACKING.number}`);

  const isShipment = (event: OrderEvent) =>
    (event.order.fulfillments ?? []).some((parcel) => parcel.tracking_number === TRACKING.number);
  const updated = await waitForEvent(ready, sessionId, 'order_update', isShipment);
  stage('order_update verified by the agent', updated.signature.slice(0, 34) + '…');
  const parcel = updated.order.fulfillments!.find((one) => one.tracking_number === TRACKING.number)!;
  line(
    `order is ${updated.order.status}, parcel ${parcel.carrier ?? ''} ${parcel.tracking_number} is ${parcel.status}`,
  );
  return updated;
}

/** The wanted item, or else the first that can be bought. */
function findItem(catalog: Catalog, itemId: string | undefined, asked: boolean): FeedItem {
  const wanted = itemId === undefined ? undefined : catalog.item(itemId);
  if (wanted && isSellable(wanted)) return wanted;
  if (asked) {
    const why = wanted
      ? `is ${wanted.availability}${wanted.buyable ? '' : ' and not for sale by agents'}`
      : 'is not in the feed';
    throw new StageFailed('product_found', `Item ${itemId} ${why}.`);
  }
  const first = catalog.items.find(isSellable);
  if (!first) throw new StageFailed('product_found', 'No item of the feed can be bought now.');
  return first;
}

function tellStep(step: PurchaseStep, { stage, line }: Transcript, totalBefore: number): void {
  const { session } = step;
  switch (step.name) {
    case 'session_created':
      stage('Session created, no address yet', wireNote(step.exchange));
      line(`${session.id} is ${session.status}`);
      for (const message of session.messages) line(`seller says: “${message.content}”`);
      for (const text of totalLines(session)) line(text);
      return;
    case 'address_given': {
      const { address } = DEMO_BUYER;
      stage('Address given: shipping options and tax appear', wireNote(step.exchange));
      line(`${address.name}, ${address.line_one}, ${address.city}, ${address.state} ${address.postal_code}`);
      for (const text of [...optionLines(session), ...totalLines(session)]) line(text);
      return;
    }
    case 'shipping_chosen': {
      stage(
        `Faster shipping chosen: ${selectedOption(session)?.title ?? step.option.title}`,
        wireNote(step.exchange),
      );
      const { currency } = session;
      line(`total ${money(totalBefore, currency)} → ${pc.bold(money(amountToPay(session), currency))}`);
      for (const text of totalLines(session)) line(text);
      return;
    }
    case 'token_made': {
      const { id, usage_limits: limits } = step.token.token;
      stage('Shared Payment Token made', `POST ${step.token.path} in ${step.token.durationMs} ms`);
      line(`${id} may take up to ${money(limits.max_amount, limits.currency)}`);
      return;
    }
    case 'authentication_required':
      stage("The card's issuer asks the buyer to confirm", wireNote(step.exchange));
      for (const message of session.messages) line(`seller says: “${message.content}”`);
      return;
    case 'completed':
      stage('Completed', wireNote(step.exchange));
      line(`order ${pc.bold(step.order.order_number ?? step.order.id)}  ${step.order.permalink_url}`);
      return;
  }
}
