import type { AcpClient, AcpReply, Exchange } from './acp-client.ts';
import { AcpRefusal, sessionOf } from './acp-client.ts';
import type {
  AcpAuthenticationResult,
  AcpFulfillmentOption,
  AcpOrder,
  CheckoutSession,
} from './acp-types.ts';
import type { BuyerDetails } from './checkout-steps.ts';
import {
  amountToPay,
  chooseOption,
  troubleText,
  giveAddress,
  openSession,
  optionCost,
  payWithToken,
  selectedOption,
  settledReply,
} from './checkout-steps.ts';
import type { TokenExchange, TokenRequest } from './make-token.ts';

/** The stages of a purchase, in order. `shipping_chosen` and `authentication_required` are there only where they are needed. */
export type PurchaseStep =
  | { name: 'session_created'; session: CheckoutSession; exchange: Exchange }
  | { name: 'address_given'; session: CheckoutSession; exchange: Exchange }
  | { name: 'shipping_chosen'; session: CheckoutSession; exchange: Exchange; option: AcpFulfillmentOption }
  | { name: 'token_made'; session: CheckoutSession; token: TokenExchange }
  | { name: 'authentication_required'; session: CheckoutSession; exchange: Exchange }
  | { name: 'completed'; session: CheckoutSession; exchange: Exchange; order: AcpOrder };

export type StepName = PurchaseStep['name'];

export interface BuyRequest {
  client: AcpClient;
  makeToken: (request: TokenRequest) => Promise<TokenExchange>;
  itemId: string;
  quantity?: number;
  /** ISO 4217 of the item's price in the feed. */
  currency: string;
  to: BuyerDetails;
  /** `faster`: the dearest shipping option, as a buyer in a hurry picks it. `seller`: leave the seller's choice. */
  shipping?: 'faster' | 'seller';
  /** Stripe test payment method. */
  paymentMethod?: string;
  /** Takes the buyer through the issuer's challenge; without it a card that asks for one cannot be used. */
  authenticate?: (tokenId: string) => Promise<AcpAuthenticationResult>;
  onStep?: (step: PurchaseStep) => void;
  /** Waits between looks at a session the seller is still completing. */
  wait?: (milliseconds: number) => Promise<void>;
}

export interface Bought {
  session: CheckoutSession;
  order: AcpOrder;
  token: TokenExchange;
  /** Minor units, the ACP total. */
  amount: number;
  currency: string;
}

/** A purchase that could not go on: at which step, why, and what went over the wire. */
export class PurchaseFailed extends Error {
  constructor(
    readonly step: StepName,
    message: string,
    readonly exchange: Exchange | null,
    cause?: unknown,
  ) {
    super(message, { cause });
    this.name = 'PurchaseFailed';
  }
}

/**
 * Buys one item as an agent does: session, address, shipping, token, completion; each stage is told to `onStep`.
 * @throws PurchaseFailed naming the step. Lost replies are the client's business (`retries`).
 */
export async function buy(request: BuyRequest): Promise<Bought> {
  const { client, itemId, quantity = 1, currency, to } = request;
  const tell = (step: PurchaseStep) => request.onStep?.(step);

  const opened = await take('session_created', () => openSession(client, { itemId, quantity, currency }));
  tell({ name: 'session_created', ...opened });

  let { session, exchange } = await take('address_given', () => giveAddress(client, opened.session.id, to));
  tell({ name: 'address_given', session, exchange });

  const option = wantedOption(session, request.shipping ?? 'seller');
  if (option) {
    const before = session;
    ({ session, exchange } = await take('shipping_chosen', () => chooseOption(client, before, option)));
    tell({ name: 'shipping_chosen', session, exchange, option });
  }
  if (session.status !== 'ready_for_payment') {
    const why = troubleText(session) ?? 'the seller gives no reason in messages[]';
    throw new PurchaseFailed(
      'token_made',
      `The session is ${session.status}, not ready_for_payment: ${why}`,
      exchange,
    );
  }

  const amount = amountToPay(session);
  const token = await request
    .makeToken({ amount, currency, paymentMethod: request.paymentMethod })
    .catch((error: Error) => {
      throw new PurchaseFailed('token_made', `Stripe made no token: ${error.message}`, null, error);
    });
  tell({ name: 'token_made', session, token });

  const ready = session;
  const pay = (authentication?: AcpAuthenticationResult) =>
    take('completed', async () =>
      settledReply(
        client,
        await payWithToken(client, ready, token.token.id, to, authentication),
        request.wait,
      ),
    );
  let done = await pay();
  if (done.session.status === 'authentication_required' && request.authenticate) {
    tell({ name: 'authentication_required', ...done });
    done = await pay(await request.authenticate(token.token.id));
  }
  const { order } = done.session;
  if (done.session.status !== 'completed' || !order) {
    const why = troubleText(done.session) ?? 'the seller gives no reason in messages[]';
    throw new PurchaseFailed('completed', `The session is ${done.session.status}: ${why}`, done.exchange);
  }
  tell({ name: 'completed', ...done, order });
  return { session: done.session, order, token, amount, currency: session.currency };
}

/** Runs one call and turns every way it can fail into PurchaseFailed. */
async function take(
  step: StepName,
  call: () => Promise<AcpReply>,
): Promise<{ session: CheckoutSession; exchange: Exchange }> {
  try {
    const reply = await call();
    return { session: sessionOf(reply), exchange: reply.exchange };
  } catch (error) {
    const exchange = error instanceof AcpRefusal ? error.reply.exchange : null;
    throw new PurchaseFailed(step, (error as Error).message, exchange, error);
  }
}

/** The option to ask for, or null when the seller's own choice stands. */
function wantedOption(session: CheckoutSession, wish: 'faster' | 'seller'): AcpFulfillmentOption | null {
  const shipping = session.fulfillment_options.filter((option) => option.type === 'shipping');
  const current = selectedOption(session);
  if (wish === 'seller') return current ? null : (session.fulfillment_options[0] ?? null);
  // ACP has delivery times only when the seller knows them; price is what every option has.
  const dearest = [...shipping].sort((a, b) => optionCost(b) - optionCost(a))[0] ?? null;
  return dearest && dearest.id !== current?.id ? dearest : null;
}
