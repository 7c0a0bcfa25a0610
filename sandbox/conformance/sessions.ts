import fs from 'node:fs';
import { specFile } from '#sandbox/agent/acp-schema.ts';
import type { Seller, SellerCall, Reply } from '#app/simulator/protocol/call-seller.ts';
import { callSeller } from '#app/simulator/protocol/call-seller.ts';
import { statusesOf, type State } from '#app/simulator/protocol/expectations.ts';
import {
  officialExamples,
  withSubstitutes,
  withWholeQuantities,
  type ExampleOperation,
  type OfficialExample,
} from './official-examples.ts';

/** What the cases need of a session, in every version. */
export interface OpenSession {
  id: string;
  status: string;
  currency: string;
  line_items: { id: string }[];
  fulfillment_options: { id: string }[];
  totals: { type: string; amount: number }[];
}

/** One version of one seller: calls, and sessions brought into the state a case starts from. */
export interface Bench {
  version: string;
  examples: OfficialExample[];
  call(call: SellerCall): Promise<Reply>;
  /** The version's first official request of a kind, for this seller. */
  sample(operation: ExampleOperation): Record<string, unknown>;
  /** A create request without an address, so that nothing can be paid yet. */
  bareCreate(): Record<string, unknown>;
  /** A change that is possible in every open state. */
  change(): Record<string, unknown>;
  /** A token for this session's total; the made-up one where none can be made. */
  token(session: OpenSession): Promise<string>;
  /** The official complete request. */
  payment(token: string): Record<string, unknown>;
  open(state: Exclude<State, 'unknown'>): Promise<OpenSession>;
  canPay: boolean;
  /** The version has carts. */
  hasCarts: boolean;
  /** The seller's owner helps; `headers` are those of the agent whose buyers pay in the shop. */
  own?: { headers: Record<string, string> };
  itemId: string;
}

/** A token that no payment provider knows. */
export const FAKE_TOKEN = 'spt_conformance_unknown';

/**
 * A bench for one version.
 * @throws Error when the specification is not on this machine.
 */
export function createBench(seller: Seller, version: string): Bench {
  const examples = officialExamples(version);
  const { itemId } = seller;
  const sample = (operation: ExampleOperation) => {
    const example = examples.find((candidate) => candidate.operation === operation);
    return example ? withSubstitutes(withWholeQuantities(example.body), { itemId }) : {};
  };
  const withAddress = (create: Record<string, unknown>, wanted: boolean) =>
    Object.fromEntries(Object.entries(create).filter(([key]) => key.startsWith('fulfillment_') === wanted));

  const bench: Bench = {
    version,
    examples,
    canPay: seller.makeToken !== undefined,
    hasCarts: fs.existsSync(specFile(version, 'json-schema', 'schema.cart.json')),
    own: seller.own && { headers: { Authorization: `Bearer ${seller.own.handOffKey}` } },
    call: (call) => callSeller(seller, version, call),
    sample,
    bareCreate: () => withAddress(sample('create'), false),
    change: () => withAddress(sample('create'), true),
    itemId,
    token: async (session) =>
      seller.makeToken ? seller.makeToken(amountOf(session), session.currency) : FAKE_TOKEN,
    payment: (token) => withSubstitutes(sample('complete'), { itemId, token }),
    async open(state) {
      const body = state === 'not_ready' ? bench.bareCreate() : sample('create');
      const through =
        state === 'completed' || state === 'canceled' || state === 'expired' || state === 'incomplete';
      const wanted = statusesOf(through ? 'ready' : state);
      const headers = state === 'hand_off' ? bench.own?.headers : undefined;
      const created = await reach(wanted, { operation: 'create', body, headers });
      const sessionId = created.id;
      if (state === 'expired') await seller.own?.expire(sessionId);
      if (state === 'incomplete')
        return reach(statusesOf(state), { operation: 'update', sessionId, body: { line_items: [] } });
      if (state === 'canceled')
        return reach([state], { operation: 'cancel', sessionId, body: sample('cancel') });
      if (state !== 'completed') return created;
      const payment = bench.payment(await bench.token(created));
      return reach([state], { operation: 'complete', sessionId, body: payment });
    },
  };

  async function reach(statuses: string[], call: SellerCall): Promise<OpenSession> {
    const reply = await bench.call(call);
    const session = reply.body as OpenSession;
    if (reply.status >= 200 && reply.status < 300 && statuses.includes(session.status)) return session;
    throw new SetupFailed(
      `to get there, ${call.operation} had to lead to a session that is ${statuses.join(' or ')}`,
      reply,
    );
  }
  return bench;
}

function amountOf(session: OpenSession): number {
  return session.totals.find(({ type }) => type === 'total')?.amount ?? 0;
}

/** The state a case starts from could not be reached. */
export class SetupFailed extends Error {
  constructor(
    message: string,
    readonly reply: Reply,
  ) {
    super(message);
    this.name = 'SetupFailed';
  }
}
