import { randomUUID } from 'node:crypto';
import { demoBuyer, usualCountry, type DemoBuyer } from '../demo-buyer.ts';
import { callSeller, type Reply, type Seller, type SellerCall } from '../protocol/call-seller.ts';
import { isSuccess } from '../protocol/judge-answer.ts';
import { requestBodies, type RequestBodies, type SimulatedVersion } from '../request-bodies.ts';
import { TEST_CARDS, type TestCard } from '../step.ts';
import { readWireSession, sumOf, type WireSession } from '../wire-session.ts';

/** What the cases are run against. */
export interface BenchInput {
  seller: Pick<Seller, 'baseUrl' | 'apiKey' | 'send'>;
  version: SimulatedVersion;
  shop: { currency: string; country: string };
  /** Something that can be bought now, and something that is sold out; null: the shop has none. */
  items: { sold: string | null; soldOut: string | null };
  /** Grants a test token of Stripe's for an amount in minor units; null: no Stripe test account is connected. */
  grant: ((money: { amount: number; currency: string }, paymentMethod: string) => Promise<string>) | null;
  /** The HTTP status of a page of the shop; null: no answer. */
  statusOf: (url: string) => Promise<number | null>;
  /** Whether an event of that type was recorded of the order of a session. */
  wasTold: (sessionId: string, type: 'order_create' | 'order_update') => Promise<boolean>;
  /** Cancels the order of a session as staff would, and gives the money back. */
  undoOrder: (sessionId: string) => Promise<void>;
}

/** One shop in one version: calls, and sessions brought into the state a case starts from. */
export interface Bench extends Omit<BenchInput, 'seller' | 'shop'> {
  bodies: RequestBodies;
  buyer: DemoBuyer;
  call(call: SellerCall): Promise<Reply>;
  /** What opens a session, of the item that can be bought or of another. */
  create(itemId?: string): Record<string, unknown>;
  /** A session with an address, which can be paid. */
  open(): Promise<WireSession>;
  /** Tries to pay a session. */
  pay(session: WireSession, card: TestCard): Promise<Reply>;
  /** The one purchase that several cases look at. */
  purchase(): Promise<Purchase>;
}

export interface Purchase {
  session: WireSession;
  /** Sent with it, and the body, to be sent again. */
  key: string;
  body: Record<string, unknown>;
  reply: Reply;
}

/** The state that a case starts from could not be reached. */
export class NotReached extends Error {
  constructor(readonly reply: Reply) {
    super('The state could not be reached.');
    this.name = 'NotReached';
  }
}

/** Makes a bench of a shop. */
export function createBench({ seller, shop, ...rest }: BenchInput): Bench {
  const bodies = requestBodies(rest.version);
  const buyer = demoBuyer(usualCountry(shop.country));
  let bought: Promise<Purchase> | undefined;
  const call = (asked: SellerCall) => callSeller(seller, rest.version, asked);
  const create = (itemId = rest.items.sold ?? '') =>
    bodies.create({ itemId, quantity: 1, currency: shop.currency });
  const payment = async (session: WireSession, card: TestCard) => {
    const currency = session.currency.toUpperCase();
    const token = await rest.grant!({ amount: sumOf(session, 'total') ?? 0, currency }, TEST_CARDS[card]);
    return bodies.complete(token, buyer);
  };
  const complete = (sessionId: string, body: Record<string, unknown>, key: string) =>
    call({ operation: 'complete', sessionId, body, headers: { 'Idempotency-Key': key } });
  const open = async () => {
    const body = { ...create(), ...bodies.address(buyer) };
    return sessionOf(await call({ operation: 'create', body }));
  };
  return {
    ...rest,
    bodies,
    buyer,
    call,
    create,
    open,
    pay: async (session, card) => complete(session.id, await payment(session, card), randomUUID()),
    purchase: () =>
      (bought ??= (async () => {
        const session = await open();
        const body = await payment(session, 'pays');
        const key = randomUUID();
        return { session, key, body, reply: await complete(session.id, body, key) };
      })()),
  };
}

/** The session of an answer. @throws NotReached where there is none. */
export function sessionOf(reply: Reply): WireSession {
  const session = isSuccess(reply) ? readWireSession(reply.body) : null;
  if (!session) throw new NotReached(reply);
  return session;
}
