import { randomUUID } from 'node:crypto';
import type { Reply, SellerCall } from '#app/simulator/protocol/call-seller.ts';
import {
  expectedOf,
  OPERATIONS,
  OWN_STATES,
  REFUSED,
  releasePolicy,
  STATES,
  unpaid,
  type Expected,
  type Operation,
  type State,
} from '#app/simulator/protocol/expectations.ts';
import {
  hasFraction,
  withSubstitutes,
  withWholeQuantities,
  type OfficialExample,
} from './official-examples.ts';
import { cartCases } from './cart-cases.ts';
import { FAKE_TOKEN, type Bench, type OpenSession } from './sessions.ts';

export interface Case {
  name: string;
  /** Makes the call that is judged; null: not possible here, e.g. a purchase without payment tokens. */
  run(): Promise<{ reply: Reply; expected: Expected } | null>;
}

/** Every case of one version. */
export function casesOf(bench: Bench): Case[] {
  const policy = releasePolicy(bench.version);
  const asked = async (call: SellerCall, expected: Expected) => ({ reply: await bench.call(call), expected });
  return [
    ...bench.examples.flatMap(exampleCases),
    ...STATES.flatMap(stateCases),
    ...(bench.hasCarts ? cartCases(bench) : []),
    ...headerCases(),
  ];

  function exampleCases(example: OfficialExample): Case[] {
    const name = `example ${example.name}`;
    if (!hasFraction(example.body)) return [{ name, run: () => runExample(example) }];
    const whole = { ...example, body: withWholeQuantities(example.body) };
    return [
      { name, run: () => runExample(example) },
      { name: `${name} (whole units)`, run: () => runExample(whole) },
    ];
  }

  async function runExample({ operation, body, name }: OfficialExample) {
    const { itemId } = bench;
    if (operation === 'create') {
      // Fractions are in the schema of 2025-09-29; a seller of whole units refuses them.
      const status = hasFraction(body) ? [201, 400] : [201];
      return asked({ operation, body: withSubstitutes(body, { itemId }) }, { status });
    }
    const session = await bench.open('ready');
    const sessionId = session.id;
    if (operation === 'update') {
      const optionId = session.fulfillment_options.at(-1)?.id;
      const lineIds = session.line_items.map((line) => line.id);
      const update = withSubstitutes(body, { itemId, optionId, lineIds });
      return asked({ operation, sessionId, body: update }, expectedOf('ready', operation, policy));
    }
    if (operation === 'cancel')
      return asked({ operation, sessionId, body }, expectedOf('ready', operation, policy));
    // A token of a kind that the seller never offered pays nothing. Nor may a buyer whose bank said no:
    // rfc.delegate_authentication.md, "Issuer rejected; MUST NOT attempt authorization".
    const foreign = name.includes('seller_backed');
    const payment = foreign ? body : withSubstitutes(body, { itemId, token: await bench.token(session) });
    const pays = bench.canPay && !foreign && !name.includes('denied');
    return asked(
      { operation, sessionId, body: payment },
      pays ? expectedOf('ready', operation, policy) : unpaid(policy),
    );
  }

  function stateCases(state: State): Case[] {
    return OPERATIONS.map((operation) => ({
      name: `${operation} when ${state}`,
      run: async () => {
        if (OWN_STATES.includes(state) && !bench.own) return null;
        const pays = state === 'completed' || (state === 'ready' && operation === 'complete');
        if (pays && !bench.canPay) return null;
        const session = state === 'unknown' ? null : await bench.open(state);
        const sessionId = session?.id ?? 'checkout_session_unknown';
        const body = await bodyOf(operation, state, session);
        const headers = state === 'hand_off' ? bench.own?.headers : undefined;
        return asked({ operation, sessionId, body, headers }, expectedOf(state, operation, policy));
      },
    }));
  }

  async function bodyOf(operation: Operation, state: State, session: OpenSession | null) {
    switch (operation) {
      case 'get':
        return undefined;
      case 'update':
        return bench.change();
      case 'complete': // a real token only where it is to be spent
        return bench.payment(state === 'ready' && session ? await bench.token(session) : FAKE_TOKEN);
      case 'cancel':
        return bench.sample('cancel');
    }
  }

  function headerCases(): Case[] {
    const create =
      (headers: SellerCall['headers'], expected: Expected, rest: Partial<SellerCall> = {}) =>
      () =>
        asked({ operation: 'create', body: bench.sample('create'), headers, ...rest }, expected);
    return [
      { name: 'without a bearer key', run: create({ Authorization: null }, REFUSED.unauthorized) },
      {
        name: 'with an unknown bearer key',
        run: create({ Authorization: 'Bearer unknown' }, REFUSED.unauthorized),
      },
      { name: 'without API-Version', run: create({ 'API-Version': null }, REFUSED.version) },
      { name: 'with an unknown API-Version', run: create({ 'API-Version': '1999-12-31' }, REFUSED.version) },
      { name: 'without Idempotency-Key', run: create({ 'Idempotency-Key': null }, policy.withoutKey) },
      { name: 'same key, same body', run: () => repeat(bench.sample('create')) },
      { name: 'same key, another body', run: () => repeat(bench.bareCreate(), policy.keyConflict) },
      { name: 'malformed JSON', run: create({}, REFUSED.invalid, { text: '{"line_items": [' }) },
      { name: 'a body that is no object', run: create({}, REFUSED.invalid, { text: '[]' }) },
      { name: 'without items', run: create({}, REFUSED.invalid, { body: {} }) },
      {
        name: 'with another content type',
        run: create({ 'Content-Type': 'text/plain' }, REFUSED.contentType),
      },
      {
        name: 'complete with a token nobody knows',
        run: async () => {
          const { id } = await bench.open('ready');
          const body = bench.payment(FAKE_TOKEN);
          return asked({ operation: 'complete', sessionId: id, body }, unpaid(policy));
        },
      },
    ];
  }

  /** Creates, then sends `second` with the same key; without `expected` it must get the first session. */
  async function repeat(second: Record<string, unknown>, expected?: Expected) {
    const headers = { 'Idempotency-Key': randomUUID() };
    const first = await bench.call({ operation: 'create', body: bench.sample('create'), headers });
    const sessionId = (first.body as { id?: string }).id ?? '(none)';
    return asked({ operation: 'create', body: second, headers }, expected ?? { status: [201], sessionId });
  }
}
