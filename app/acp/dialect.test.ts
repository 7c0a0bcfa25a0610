import { describe, expect, test } from 'vitest';
import { ACP_VERSIONS } from '#app/agents/acp-versions.ts';
import type { CheckoutSession } from '#app/checkout/session/session.ts';
import { AppError } from '#app/kernel/app-error.ts';
import { acpSchemaAvailable, acpValidator } from '#sandbox/agent/acp-schema.ts';
import { orderEventProblems } from '#sandbox/agent/order-event-schema.ts';
import { SAMPLE_FACTS, SAMPLE_ORDER, SAMPLE_SESSIONS, sampleEvent } from '#tests/acp-samples.ts';
import { answerError } from './routes/answer-error.ts';
import { dialectOf, type SellerFacts } from './dialect.ts';
import { eventBody } from './events/translate-event.ts';
import { versionPolicy } from './version-policy.ts';

const HAND_OFF: SellerFacts = {
  payment: null,
  interventions: { supported: [], required: [], missing: [] },
  policies: [],
  continueUrl: 'https://shop.example/cart/44001:1',
  marketing: [],
};
const wire = (value: unknown) => JSON.parse(JSON.stringify(value)) as Record<string, unknown>;

describe.each(ACP_VERSIONS)('ACP %s', (version) => {
  const dialect = dialectOf(version);

  describe.skipIf(!acpSchemaAvailable(version))('by its official schema', () => {
    test.each(SAMPLE_SESSIONS)('GIVEN a session that is %s THEN its answer is valid', (_, session) => {
      for (const facts of [SAMPLE_FACTS, HAND_OFF])
        expect(
          acpValidator(version).validate('CheckoutSession', wire(dialect.session(session, facts))),
        ).toEqual([]);
    });

    test.each(SAMPLE_SESSIONS)(
      'GIVEN completing leaves a session that is %s THEN so is that',
      (_, session) => {
        const definition = session.order ? 'CheckoutSessionWithOrder' : 'CheckoutSession';
        const answer = wire(dialect.completion(session, SAMPLE_FACTS));
        expect(acpValidator(version).validate(definition, answer)).toEqual([]);
        expect('order' in answer).toBe(session.order !== null);
      },
    );

    test.each(['created', 'confirmed', 'manual_review', 'processing', 'shipped', 'completed', 'canceled'])(
      'GIVEN an order that is %s THEN its event is valid',
      (status) => {
        const event = sampleEvent({ order: { ...SAMPLE_ORDER, status } });
        for (const type of Object.values(versionPolicy(version).eventTypes))
          expect(orderEventProblems(version, wire(eventBody(version, { ...event, type })))).toEqual([]);
      },
    );

    test('GIVEN an error with all it can say THEN it is valid', async () => {
      for (const code of [
        'invalid',
        'idempotency_conflict',
        'service_unavailable',
        'processing_error',
      ] as const) {
        const error = new AppError(code, 'words', { param: '$.line_items[0]', retryAfterSeconds: 2 });
        const body: unknown = await answerError(error, version).json();
        expect(acpValidator(version).validate('Error', body)).toEqual([]);
      }
    });
  });

  test.each(SAMPLE_SESSIONS)('GIVEN a session that is %s THEN its totals add up', (_, session) => {
    const amounts = totalsOf(dialect.session(session, SAMPLE_FACTS));
    const sum =
      (amounts.subtotal ?? 0) - (amounts.discount ?? 0) + (amounts.fulfillment ?? 0) + (amounts.tax ?? 0);
    expect(amounts.subtotal).toBe(amounts.items_base_amount! - (amounts.items_discount ?? 0));
    expect(amounts.total).toBe(sum);
  });

  test('GIVEN the shop takes no payment here THEN it names no way to pay', () => {
    const answer = JSON.stringify(dialect.session(readySession(), HAND_OFF));
    expect(answer).not.toMatch(/stripe|profile_test_1/);
    expect(JSON.stringify(dialect.session(readySession(), SAMPLE_FACTS))).toMatch(/stripe/);
  });

  test('GIVEN a buyer must pay in the shop THEN the way there is in the answer', () => {
    const session: CheckoutSession = { ...readySession(), status: 'requires_escalation' };
    for (const facts of [HAND_OFF, SAMPLE_FACTS])
      expect(JSON.stringify(dialect.session(session, facts))).toContain(facts.continueUrl);
  });

  test('GIVEN what every generation of agents sends THEN it is read as the same', () => {
    const address = {
      name: 'Ada Lovelace',
      line_one: '1 Main St',
      city: 'Ottawa',
      state: 'ON',
      country: 'CA',
      postal_code: 'K1A 0B1',
    };
    const oldest = dialect.parseCreate({
      items: [{ id: '44001', quantity: 2 }],
      fulfillment_address: address,
    });
    const newest = dialect.parseCreate({
      line_items: [{ id: '44001', quantity: 2 }],
      fulfillment_details: { name: 'Ada Lovelace', address },
    });
    expect(oldest.items).toEqual([{ itemId: '44001', quantity: 2, path: '$.items[0]' }]);
    expect(newest.items).toEqual([{ itemId: '44001', quantity: 2, path: '$.line_items[0]' }]);
    expect(oldest.recipient).toEqual(newest.recipient);
    expect(oldest.recipient?.address?.lineOne).toBe('1 Main St');

    const choices = [
      { fulfillment_option_id: 'fast' },
      { selected_fulfillment_options: [{ type: 'shipping', shipping: { option_id: 'fast', item_ids: [] } }] },
      { selected_fulfillment_options: [{ type: 'shipping', option_id: 'fast', item_ids: [] }] },
    ].map((body) => dialect.parseUpdate(body).selectedOption!);
    expect(choices.map(({ id, path }) => ({ id, path }))).toEqual([
      { id: 'fast', path: '$.fulfillment_option_id' },
      { id: 'fast', path: '$.selected_fulfillment_options[0].shipping.option_id' },
      { id: 'fast', path: '$.selected_fulfillment_options[0].option_id' },
    ]);

    // Before 2026-01-30 the other ways are told as shipping.
    const path = '$.selected_fulfillment_options[0].type';
    const names = version < '2026-01-30' ? ['shipping', 'pickup', 'local_delivery'] : ['shipping'];
    expect(choices.map(({ type }) => type)).toEqual([undefined, { names, path }, { names, path }]);

    const bare = { token: 'spt_1', provider: 'stripe' };
    const instrument = { handler_id: 'card_tokenized', instrument: { credential: { token: 'spt_1' } } };
    for (const payment_data of [bare, instrument])
      expect(dialect.parseComplete({ payment_data }).token).toBe('spt_1');

    for (const buyer of [{ name: 'Ada Lovelace' }, { full_name: 'Ada Lovelace' }])
      expect(dialect.parseUpdate({ buyer: { email: 'ada@example.com', ...buyer } }).buyer?.fullName).toBe(
        'Ada Lovelace',
      );
  });

  test('GIVEN the result of an authentication WHEN completing THEN a no is told apart from all else', () => {
    const payment_data = { token: 'spt_1', provider: 'stripe' };
    const read = (outcome?: string) =>
      dialect.parseComplete({ payment_data, ...(outcome && { authentication_result: { outcome } }) })
        .authentication;
    for (const outcome of ['denied', 'rejected', 'canceled', 'abandoned', 'failed', 'processing_error'])
      expect(read(outcome)).toEqual({ failed: 'authentication_failed' });
    for (const outcome of ['not_supported', 'unavailable'])
      expect(read(outcome)).toEqual({ failed: 'authentication_unsupported' });
    for (const outcome of ['authenticated', 'attempt_acknowledged', 'informational', 'attempt'])
      expect(read(outcome)).toEqual({});
    expect(() => read('maybe')).toThrow(
      expect.objectContaining({ code: 'invalid', param: '$.authentication_result.outcome' }),
    );
    // Versions without the field say by completing again that the buyer has authenticated.
    expect(read()).toEqual(version < '2025-12-12' ? {} : undefined);
  });

  test('GIVEN another payment provider or half a unit THEN it is refused at its place', () => {
    expect(() => dialect.parseComplete({ payment_data: { token: 'x', provider: 'adyen' } })).toThrow(
      expect.objectContaining({ code: 'invalid', param: '$.payment_data.provider' }),
    );
    expect(() => dialect.parseCreate({ items: [{ id: '1', quantity: 2.5 }] })).toThrow(
      expect.objectContaining({ code: 'invalid', param: '$.items[0].quantity' }),
    );
  });
});

function readySession(): CheckoutSession {
  return SAMPLE_SESSIONS.find(([name]) => name === 'ready_for_payment')![1];
}

function totalsOf(answer: Record<string, unknown>): Record<string, number> {
  const totals = answer.totals as { type: string; amount: number }[];
  return Object.fromEntries(totals.map(({ type, amount }) => [type, amount]));
}
