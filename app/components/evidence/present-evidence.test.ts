import { describe, expect, test } from 'vitest';
import type { EvidencePack } from '#app/evidence/pack/evidence-pack.ts';
import type { ChainEntry } from '#app/evidence/verify-chain.ts';
import { entryWords } from './entry-words.ts';
import { readerIn } from '#tests/reader.ts';
import { presentEvidence } from './present-evidence.ts';

const AT = '2026-11-26T05:00:00.000Z';
const reader = readerIn('en-US');
const entry = (kind: string, body: unknown, erased_at: string | null = null): ChainEntry => ({
  sequence: 1,
  kind,
  at: AT,
  previous: null,
  body_digest: 'd',
  hash: 'h',
  salt: 's',
  body,
  erased_at,
});
function pack(changes: Partial<EvidencePack> = {}): EvidencePack {
  return {
    format: 'aisle-evidence/1',
    made_at: AT,
    shop: { domain: 'demo.myshopify.com', name: 'Demo' },
    agent: { id: 'agent_1', name: 'ChatGPT', platform: 'chatgpt', mode: 'live' },
    order: {
      id: 'order_1',
      name: '#1001 / ä',
      shopify_order: 'gid://shopify/Order/1',
      checkout_session: 'checkout_session_1',
      selling_mode: 'hand_off',
      status: 'confirmed',
      placed_at: AT,
    },
    totals: { currency: 'USD', agreed: null, charged: null, shopify: 1856, refunded: 0 },
    buyer: { contact: null, recipient: null, billing_address: null },
    items: [],
    payment: null,
    consents: [],
    policies: [],
    fulfillments: [],
    adjustments: [],
    refunds: [],
    disputes: [],
    staff_decisions: [],
    events: [],
    calls: [],
    accesses: [],
    verification: {
      valid: true,
      problems: [],
      checked: 1,
      erased: [],
      head: null,
      witness: { state: 'read', sequence: 1, hash: 'h' },
    },
    how_to_verify: '',
    chain: { session: 'checkout_session_1', head: null, entries: [] },
    ...changes,
  };
}
const facts = (told: EvidencePack) =>
  Object.fromEntries(
    presentEvidence(told, reader).sections.map(({ title, facts }) => [
      title,
      facts.map(({ label, value }) => `${label}: ${value}`),
    ]),
  );

describe('presentEvidence', () => {
  test('GIVEN an order of the shop’s checkout THEN only what is known is told', () => {
    expect(facts(pack())).toEqual({
      'Agreed and paid': ['Shopify’s order: $18.56'],
      Payment: ['Paid: in the shop’s checkout'],
    });
    expect(presentEvidence(pack(), reader)).toMatchObject({ fileName: 'evidence-1001.json', timeline: [] });
  });

  test('GIVEN a buyer who was erased THEN it says so, and so does the timeline', () => {
    const { verification, chain } = pack();
    const told = pack({
      verification: { ...verification, erased: [1] },
      chain: { ...chain, entries: [entry('update_session', null, AT)] },
    });
    expect(facts(told).Buyer).toEqual(['Erased: at the buyer’s request, or after its time']);
    expect(presentEvidence(told, reader).timeline[0]).toMatchObject({
      text: 'ChatGPT changed the checkout',
      note: 'What it said was erased on Nov 26, 2026, 5:00:00 AM UTC',
    });
  });

  test('GIVEN what came after the sale THEN each in a line', () => {
    const told = pack({
      adjustments: [{ type: 'refund', status: 'completed', occurred_at: AT, amount: 500 }],
      disputes: [
        { opened_at: AT, amount: 1856, reason: 'fraudulent', status: 'needs_response', due_by: null },
      ],
      staff_decisions: [{ at: AT, entry: 9, facts: { decision: 'approved', by: 'staff:7' } }],
      fulfillments: [
        {
          status: 'delivered',
          carrier: 'UPS',
          tracking_number: '1Z999',
          events: [{ type: 'delivered', occurred_at: AT }],
        },
      ],
    });
    const at = 'Nov 26, 2026, 5:00:00 AM UTC';
    expect(facts(told)['After the sale']).toEqual([
      `refund, ${at}: $5.00, completed`,
      `dispute, ${at}: $18.56, fraudulent, needs_response`,
      `staff, ${at}: approved, staff member 7`,
    ]);
    expect(facts(told).Delivery).toEqual(['UPS 1Z999: delivered', `UPS 1Z999: delivered: ${at}`]);
  });

  test.each([
    [{ valid: false, problems: ['entry 2 was changed'] }, 'critical', /entry 2 was changed/],
    [{ witness: { state: 'none' } }, 'warning', /has kept nothing/],
    [{ witness: { state: 'unavailable' } }, 'warning', /did not answer/],
    [{ checked: 0, witness: { state: 'none' } }, 'warning', /before evidence was kept/],
    [{}, 'success', /^The one entry is as recorded/],
  ])('GIVEN a verification with %j THEN the verdict is %s', (changes, tone, text) => {
    const verification = { ...pack().verification, ...changes } as EvidencePack['verification'];
    const { verdict } = presentEvidence(pack({ verification }), reader);
    expect(verdict.tone).toBe(tone);
    expect(verdict.text).toMatch(text);
  });
});

test.each([
  ['payment_requested', { agreed: { amount: 1856 } }, 'ChatGPT asked to charge the buyer: $18.56'],
  [
    'complete_session',
    { response: { body: { status: 'completed' } } },
    'ChatGPT was answered about the payment: completed',
  ],
  [
    'purchase_step',
    { step: 'refused', refusal: { text: 'Your card was declined.' } },
    'The purchase was refused: Your card was declined.',
  ],
  ['purchase_step', null, 'The purchase went on (erased)'],
  ['order_event', { type: 'order_update', order: { status: 'shipped' } }, 'The order changed: shipped'],
  ['staff_decision', { decision: 'rejected' }, 'Staff decided: rejected'],
])('GIVEN %s with %j THEN “%s”', (kind, body, words) => {
  expect(
    entryWords(
      { kind, body },
      { t: reader.t, agent: 'ChatGPT', money: (amount) => `$${(amount / 100).toFixed(2)}` },
    ),
  ).toBe(words);
});
