import pc from 'picocolors';
import { createAcpClient, sessionOf, type Exchange } from '#sandbox/agent/acp-client.ts';
import type { CheckoutSession } from '#sandbox/agent/acp-types.ts';
import { amountToPay, giveAddress, openSession } from '#sandbox/agent/checkout-steps.ts';
import type { OrderEvent } from '#sandbox/agent/order-events.ts';
import type { FeedItem } from '#sandbox/agent/read-feed.ts';
import type { OrderRecord } from '#sandbox/shopify/state/records.ts';
import { DEMO_BUYER, DEMO_STOREFRONT_BUYER } from './demo-buyer.ts';
import type { Ready } from './read-ready.ts';
import { waitForEvent } from './run-purchase.ts';
import { orderMoney, shopControl } from './shop-control.ts';
import { StageFailed, type Stage } from './stage-failed.ts';
import { tellProduct, tellShipment, type FeedRead } from './tell-purchase.ts';
import { money, totalLines, wireNote, type Transcript } from './transcript.ts';

export interface HandedOver {
  item: FeedItem;
  sessionId: string;
  shopOrder: OrderRecord;
  created: OrderEvent;
  updated: OrderEvent;
}

/**
 * Tells one purchase that an agent begins and the buyer pays for in the shop's own checkout, from the feed to the
 * shipment. @throws StageFailed naming the stage that did not come true.
 */
export async function tellHandOff(ready: Ready, read: FeedRead, transcript: Transcript): Promise<HandedOver> {
  const { stage, line } = transcript;
  const { handOffKey: apiKey } = ready.acp;
  if (!apiKey) throw new StageFailed('session_created', 'This sandbox has no agent that hands buyers over.');
  const item = tellProduct(ready, read, transcript);
  let last: Exchange | null = null;
  // Requests of this agent are not signed: the secret in ready.json is another agent's.
  const { baseUrl, apiVersion } = ready.acp;
  const client = createAcpClient({
    baseUrl,
    apiKey,
    apiVersion,
    onExchange: (exchange) => (last = exchange),
  });
  const take = async (name: Stage, call: Promise<Parameters<typeof sessionOf>[0]>) => {
    try {
      return sessionOf(await call) as CheckoutSession & { continue_url?: string };
    } catch (error) {
      throw new StageFailed(name, (error as Error).message, last);
    }
  };

  const { itemId } = item;
  const { currency } = item.price;
  const opened = await take('session_created', openSession(client, { itemId, quantity: 1, currency }));
  stage('Session created, no address yet', wireNote(last!));
  line(`${opened.id} is ${opened.status}`);

  const session = await take('address_given', giveAddress(client, opened.id, DEMO_BUYER));
  stage('Address given: shipping and tax appear', wireNote(last!));
  for (const text of totalLines(session)) line(text);
  line(`the session is ${session.status}: this agent takes no payment`);
  if (!session.continue_url) throw new StageFailed('handed_over', 'The session has no continue_url.', last);
  stage('The buyer is led into the shop');
  line(session.continue_url);

  const shop = shopControl(ready.shopify.url);
  const paid = await shop.payAt(session.continue_url, DEMO_STOREFRONT_BUYER).catch((error: Error) => {
    throw new StageFailed('handed_over', error.message, last);
  });
  const { total } = orderMoney(paid);
  stage('Paid in Shopify’s own checkout', paid.id);
  line(`${pc.bold(paid.name)}, ${paid.financialStatus.toLowerCase()}, ${money(total, paid.currencyCode)}`);
  if (total !== amountToPay(session))
    line(pc.yellow(`the agent had shown ${money(amountToPay(session), session.currency)}`));

  const created = await waitForEvent(ready, session.id, 'order_create', () => true);
  stage('order_create verified by the agent', created.signature.slice(0, 34) + '…');
  const done = await take('completed', client.getSession(session.id));
  line(`order ${created.order.order_number ?? created.orderId} is ${created.order.status}`);
  line(`the session is ${done.status}, and leads to ${done.continue_url}`);

  const updated = await tellShipment(ready, shop, paid, session.id, transcript);
  return { item, sessionId: session.id, shopOrder: paid, created, updated };
}
