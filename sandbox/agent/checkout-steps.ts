import type { AcpClient, AcpReply } from './acp-client.ts';
import type {
  AcpAddress,
  AcpAuthenticationResult,
  AcpBuyer,
  AcpFulfillmentOption,
  AcpPaymentHandler,
  CheckoutSession,
} from './acp-types.ts';
import { totalAmount } from './acp-types.ts';

/** What an agent can do for a buyer during checkout: it shows web pages, and its token's own 3-D Secure. */
export const AGENT_CAPABILITIES = {
  interventions: {
    supported: ['3ds'],
    display_context: 'webview',
    redirect_context: 'none',
    max_redirects: 0,
  },
};

/** Someone who buys and where it goes. */
export interface BuyerDetails {
  buyer: AcpBuyer;
  address: AcpAddress;
}

/**
 * Line items of a request for `quantity` units. ACP 2026-04-17 has no quantity in a request's Item (its issue
 * #264), so the only way the schema allows is to name the item once per unit.
 */
export function requestedUnits(itemId: string, quantity: number): { id: string }[] {
  return Array.from({ length: quantity }, () => ({ id: itemId }));
}

/** Opens a session for some units of one item, without an address. `currency` is ISO 4217 in any case. */
export function openSession(
  client: AcpClient,
  item: { itemId: string; quantity: number; currency: string },
): Promise<AcpReply> {
  return client.createSession({
    line_items: requestedUnits(item.itemId, item.quantity),
    currency: item.currency.toLowerCase(),
    capabilities: AGENT_CAPABILITIES,
  });
}

/** Tells the seller who buys and where the goods go; options and taxes depend on it. */
export function giveAddress(client: AcpClient, sessionId: string, to: BuyerDetails): Promise<AcpReply> {
  return client.updateSession(sessionId, {
    buyer: to.buyer,
    fulfillment_details: {
      name: to.address.name,
      email: to.buyer.email,
      ...(to.buyer.phone_number ? { phone_number: to.buyer.phone_number } : {}),
      address: to.address,
    },
  });
}

/** Selects one of the session's options for the lines it applies to. */
export function chooseOption(
  client: AcpClient,
  session: CheckoutSession,
  option: AcpFulfillmentOption,
): Promise<AcpReply> {
  const selected = session.selected_fulfillment_options ?? [];
  const sameKind = selected.find((choice) => choice.type === option.type);
  const choice = {
    type: option.type,
    option_id: option.id,
    // The seller knows best which lines ship; without its word the option is for all of them.
    item_ids: sameKind?.item_ids ?? session.line_items.map((line) => line.id),
  };
  return client.updateSession(session.id, {
    selected_fulfillment_options: [...selected.filter((other) => other.type !== option.type), choice],
  });
}

/** Pays with a Shared Payment Token; `authentication` says how the issuer's challenge of an earlier try has ended. */
export function payWithToken(
  client: AcpClient,
  session: CheckoutSession,
  token: string,
  to: BuyerDetails,
  authentication?: AcpAuthenticationResult,
): Promise<AcpReply> {
  const handler = stripeHandler(session);
  if (!handler) throw new Error('The seller offers no payment handler of Stripe, so no SPT can pay it.');
  return client.completeSession(session.id, {
    buyer: to.buyer,
    payment_data: {
      handler_id: handler.id,
      instrument: { type: 'card', credential: { type: 'spt', token } },
      billing_address: to.address,
    },
    ...(authentication && { authentication_result: authentication }),
  });
}

/** The seller's handler that takes an SPT, or null. */
export function stripeHandler(session: CheckoutSession): AcpPaymentHandler | null {
  return session.capabilities.payment?.handlers.find((handler) => handler.psp === 'stripe') ?? null;
}

/** Minor units the buyer pays. @throws Error when the seller names no total. */
export function amountToPay(session: CheckoutSession): number {
  const amount = totalAmount(session.totals, 'total');
  if (amount === null) throw new Error(`Session ${session.id} has no total`);
  return amount;
}

/** What an option costs in minor units: its `total`, or else the sum of what it lists. */
export function optionCost(option: AcpFulfillmentOption): number {
  const total = totalAmount(option.totals, 'total') ?? totalAmount(option.totals, 'fulfillment');
  return total ?? option.totals.reduce((sum, part) => sum + part.amount, 0);
}

/** The option in force, or null. */
export function selectedOption(session: CheckoutSession): AcpFulfillmentOption | null {
  const ids = new Set((session.selected_fulfillment_options ?? []).map((choice) => choice.option_id));
  return session.fulfillment_options.find((option) => ids.has(option.id)) ?? null;
}

/** The errors and warnings of a session, as one line; null when there are none. */
export function troubleText(session: CheckoutSession): string | null {
  const trouble = session.messages.filter((message) => message.type !== 'info');
  return trouble.length > 0 ? trouble.map(({ code, content }) => `${code}: ${content}`).join('; ') : null;
}

/** How often and how far apart an agent asks for a session that the seller is still completing. */
const SETTLE_TRIES = 40;
const SETTLE_PAUSE_MS = 500;
const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/**
 * The reply to a completion, or, while the session is `complete_in_progress`, the first later state that is not.
 * Gives up after 20 s with the state as it is. `wait` is injectable so that tests do not wait.
 */
export async function settledReply(client: AcpClient, first: AcpReply, wait = pause): Promise<AcpReply> {
  let reply = first;
  const { id, status } = reply.body as Partial<CheckoutSession>;
  if (reply.status >= 300 || !id || status !== 'complete_in_progress') return reply;
  for (let tries = 0; tries < SETTLE_TRIES; tries += 1) {
    await wait(SETTLE_PAUSE_MS);
    reply = await client.getSession(id);
    if ((reply.body as Partial<CheckoutSession>).status !== 'complete_in_progress') break;
  }
  return reply;
}
