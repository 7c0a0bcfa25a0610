import { randomUUID } from 'node:crypto';
import type { Reply, SellerCall } from '../protocol/call-seller.ts';
import { expectedOf, REFUSED, releasePolicy, unpaid, type Expected } from '../protocol/expectations.ts';
import { isSuccess, judgeAnswer, type Reason } from '../protocol/judge-answer.ts';
import { chosenOption, readWireSession, shapeProblem, sumOf, type WireSession } from '../wire-session.ts';
import { sessionOf, type Bench } from './bench.ts';
import type { CaseId } from './case-list.ts';
import type { SkipReason } from './result.ts';

/** What a case found: the answer that was judged, and why it is not as expected. */
export interface Found {
  reply: Reply | null;
  reasons: Reason[];
}

type Case = (bench: Bench) => Promise<Found | SkipReason>;

/** A session that waits for an address, in every version's words. */
const WAITING = ['not_ready_for_payment', 'incomplete'];
/** A session with everything it needs; it is paid in the chat or in the shop. */
const READY = ['ready_for_payment', 'requires_escalation'];

/** Every case; each makes its own sessions, but for those about the one purchase. */
export const RUN: Record<CaseId, Case> = {
  create_bare: async (bench) => {
    const reply = await bench.call({ operation: 'create', body: bench.create() });
    return judged(reply, { status: [201], sessionStatus: WAITING });
  },

  create_address: async (bench) => {
    const body = { ...bench.create(), ...bench.bodies.address(bench.buyer) };
    const reply = await bench.call({ operation: 'create', body });
    return judged(reply, { status: [201], sessionStatus: READY }, withDelivery);
  },

  late_address: async (bench) => {
    const { id } = sessionOf(await bench.call({ operation: 'create', body: bench.create() }));
    const body = bench.bodies.address(bench.buyer);
    const reply = await bench.call({ operation: 'update', sessionId: id, body });
    return judged(reply, { status: [200], sessionStatus: READY }, withDelivery);
  },

  change_option: async (bench) => {
    const before = await bench.open();
    const other = before.fulfillment_options.find(({ id }) => id !== chosenOption(before));
    if (!other) return 'one_option';
    const body = bench.bodies.option(before, other.id);
    const reply = await bench.call({ operation: 'update', sessionId: before.id, body });
    return judged(reply, { status: [200], sessionStatus: READY }, (session) => [
      ...(chosenOption(session) === other.id ? [] : [reason('not_selected', { expected: other.id })]),
      ...totalsOf(session),
    ]);
  },

  pay: async (bench) => {
    if (!bench.grant) return 'no_stripe';
    const { reply } = await bench.purchase();
    return judged(reply, expectedOf('ready', 'complete', releasePolicy(bench.version)), (session) =>
      session.order ? [] : [reason('no_order')],
    );
  },

  pay_again: async (bench) => {
    if (!bench.grant) return 'no_stripe';
    const { session, key, body, reply: first } = await bench.purchase();
    const headers = { 'Idempotency-Key': key };
    const reply = await bench.call({ operation: 'complete', sessionId: session.id, body, headers });
    const order = readWireSession(first.body)?.order?.id ?? '';
    return judged(reply, { status: [first.status], sessionId: session.id }, (again) =>
      again.order?.id === order
        ? []
        : [reason('other_order', { got: again.order?.id ?? '', expected: order })],
    );
  },

  order_event: async (bench) => {
    if (!bench.grant) return 'no_stripe';
    const { session, reply } = await bench.purchase();
    const isTold = await bench.wasTold(session.id, 'order_create');
    return { reply, reasons: isTold ? [] : [reason('no_event')] };
  },

  order_update: async (bench) => {
    if (!bench.grant) return 'no_stripe';
    const { session, reply } = await bench.purchase();
    await bench.undoOrder(session.id);
    const isTold = await bench.wasTold(session.id, 'order_update');
    return { reply, reasons: isTold ? [] : [reason('no_event')] };
  },

  declined: async (bench) => {
    if (!bench.grant) return 'no_stripe';
    const reply = await bench.pay(await bench.open(), 'declined');
    return { reply, reasons: [...unpaidReasons(bench, reply), ...saying(reply, 'payment_declined')] };
  },

  unknown_token: async (bench) => {
    const { id } = await bench.open();
    const body = bench.bodies.complete('spt_certification_unknown', bench.buyer);
    const reply = await bench.call({ operation: 'complete', sessionId: id, body });
    return { reply, reasons: unpaidReasons(bench, reply) };
  },

  missing: (bench) => refused(bench, { body: {} }, { ...REFUSED.invalid, code: 'missing' }),

  sold_out: async (bench) => {
    if (!bench.items.soldOut) return 'nothing_sold_out';
    const reply = await bench.call({ operation: 'create', body: bench.create(bench.items.soldOut) });
    return { reply, reasons: saying(reply, 'out_of_stock') };
  },

  same_key: async (bench) => {
    const { first, again } = await twice(bench, bench.create());
    return judged(again, { status: [first.status], sessionId: sessionOf(first).id });
  },

  other_body: async (bench) => {
    const { again } = await twice(bench, { ...bench.create(), ...bench.bodies.address(bench.buyer) });
    return judged(again, releasePolicy(bench.version).keyConflict);
  },

  no_key: (bench) =>
    refused(bench, { headers: { 'Idempotency-Key': null } }, releasePolicy(bench.version).withoutKey),

  policies: async (bench) => {
    const reply = await bench.call({ operation: 'create', body: bench.create() });
    return { reply, reasons: await linkReasons(bench, sessionOf(reply)) };
  },

  no_version: (bench) => refused(bench, { headers: { 'API-Version': null } }, REFUSED.version),
  unknown_version: (bench) => refused(bench, { headers: { 'API-Version': '1999-12-31' } }, REFUSED.version),
  no_bearer: (bench) => refused(bench, { headers: { Authorization: null } }, REFUSED.unauthorized),
  no_json: (bench) => refused(bench, { text: '{"line_items": [' }, REFUSED.invalid),

  unknown_session: async (bench) => {
    const reply = await bench.call({ operation: 'get', sessionId: 'checkout_session_unknown' });
    return judged(reply, expectedOf('unknown', 'get', releasePolicy(bench.version)));
  },

  cancel: async (bench) => {
    const { id } = await bench.open();
    const reply = await bench.call({ operation: 'cancel', sessionId: id, body: {} });
    return judged(reply, expectedOf('ready', 'cancel', releasePolicy(bench.version)));
  },

  cancel_again: async (bench) => {
    const { id } = await bench.open();
    await bench.call({ operation: 'cancel', sessionId: id, body: {} });
    const reply = await bench.call({ operation: 'cancel', sessionId: id, body: {} });
    return judged(reply, expectedOf('canceled', 'cancel', releasePolicy(bench.version)));
  },
};

const reason = (code: Reason['code'], values: Record<string, string> = {}): Reason => ({ code, values });

function judged(reply: Reply, expected: Expected, look?: (session: WireSession) => Reason[]): Found {
  const reasons = judgeAnswer(reply, expected);
  if (!isSuccess(reply)) return { reply, reasons };
  const problem = shapeProblem(reply.body);
  if (problem) return { reply, reasons: [...reasons, reason('shape', { problem })] };
  return { reply, reasons: [...reasons, ...(look?.(readWireSession(reply.body)!) ?? [])] };
}

async function refused(bench: Bench, call: Partial<SellerCall>, expected: Expected): Promise<Found> {
  const reply = await bench.call({ operation: 'create', body: bench.create(), ...call });
  return judged(reply, expected);
}

/** Two requests of one key, the second with another body if one is given. */
async function twice(bench: Bench, second: Record<string, unknown>) {
  const headers = { 'Idempotency-Key': randomUUID() };
  const first = await bench.call({ operation: 'create', body: bench.create(), headers });
  return { first, again: await bench.call({ operation: 'create', body: second, headers }) };
}

/** What an address must bring: ways of delivery, and sums that add up. */
function withDelivery(session: WireSession): Reason[] {
  if (session.fulfillment_options.length === 0) return [reason('no_options')];
  return sumOf(session, 'total') === null ? [reason('no_totals')] : totalsOf(session);
}

/** Types of sums that the total is made of (rfc.agentic_checkout.md, "Totals"). */
const PARTS = ['subtotal', 'fulfillment', 'tax', 'fee'];

function totalsOf(session: WireSession): Reason[] {
  const sum = (type: string) => sumOf(session, type) ?? 0;
  const expected = PARTS.reduce((total, type) => total + sum(type), 0) - sum('discount');
  const got = sum('total');
  return got === expected ? [] : [reason('total_wrong', { got: String(got), expected: String(expected) })];
}

/** A payment that must not work: no order comes of it. */
function unpaidReasons(bench: Bench, reply: Reply): Reason[] {
  const { reasons } = judged(reply, unpaid(releasePolicy(bench.version)));
  const order = readWireSession(reply.body)?.order;
  return order ? [...reasons, reason('other_order', { got: order.id, expected: '–' })] : reasons;
}

/** The answer says so by its code, or a message of the session does. */
function saying({ body }: Reply, code: string): Reason[] {
  const codes = [
    (body as { code?: string } | null)?.code,
    ...(readWireSession(body)?.messages.map((message) => message.code) ?? []),
  ];
  if (codes.includes(code)) return [];
  return [reason('no_message', { expected: code, got: codes.filter(Boolean).join(', ') || '–' })];
}

/** OpenAI asks for both, and that they open. */
const LINKS = ['terms_of_use', 'privacy_policy'];

async function linkReasons(bench: Bench, { links }: WireSession): Promise<Reason[]> {
  const reasons: Reason[] = [];
  for (const type of LINKS) {
    const url = links.find((link) => link.type === type)?.url;
    if (!url) {
      reasons.push(reason('no_link', { expected: type }));
      continue;
    }
    const status = await bench.statusOf(url);
    if (status === null || status >= 400)
      reasons.push(reason('dead_link', { url, got: status === null ? '–' : String(status) }));
  }
  return reasons;
}
