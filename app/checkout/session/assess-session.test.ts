import { describe, expect, test } from 'vitest';
import type { SellabilityReason } from '#app/catalog/sellability.ts';
import {
  SAMPLE_ADDRESS,
  sampleItem,
  sampleLine,
  samplePolicy,
  sampleQuotedState,
  sampleState,
} from '#tests/checkout-samples.ts';
import { en } from '../words/en.ts';
import {
  assessLines,
  assessStock,
  countryProblem,
  missingPieces,
  refusedExemption,
} from './assess-session.ts';

describe('assessLines', () => {
  test.each<[SellabilityReason, string]>([
    ['out_of_stock', 'out_of_stock'],
    ['business_only', 'business_only'],
    ['draft', 'draft'],
    ['archived', 'archived'],
    ['unlisted', 'unlisted'],
    ['unpublished', 'unpublished'],
    ['prohibited', 'prohibited'],
    ['rule_hidden', 'rule_hidden'],
    ['rule_searchable', 'rule_searchable'],
  ])('GIVEN an item that is not sold because of %s THEN %s at its line', (reason, code) => {
    const item = sampleItem({ itemId: '2', sellability: { searchable: false, sellable: false, reason } });
    const catalog = new Map([
      ['44001', sampleItem()],
      ['2', item],
    ]);
    expect(assessLines(en, [sampleLine(), sampleLine({ itemId: '2' })], catalog, [])).toMatchObject([
      { severity: 'error', code, param: '$.line_items[1]', resolution: 'requires_buyer_input' },
    ]);
  });

  test('GIVEN an item that has left the catalogue since THEN not_found', () => {
    expect(assessLines(en, [sampleLine()], new Map(), [])).toMatchObject([{ code: 'archived' }]);
  });

  test.each<[available: number | null, quantity: number, code: string | null]>([
    [7, 7, null],
    [7, 8, 'quantity_exceeded'],
    [0, 1, 'out_of_stock'],
    [-3, 1, 'out_of_stock'],
    [null, 999, null],
  ])('GIVEN %s in stock WHEN %i are asked for THEN %s', (available, quantity, code) => {
    const messages = assessLines(
      en,
      [sampleLine({ quantity })],
      new Map([['44001', sampleItem({ available })]]),
      [],
    );
    expect(messages.map((message) => message.code)).toEqual(code ? [code] : []);
    expect(assessStock(en, [sampleLine({ quantity, available })])).toEqual(messages);
  });

  test('GIVEN an item that the agent must not sell THEN excluded, whatever else it is', () => {
    const sellability = { searchable: true, sellable: false, reason: 'gift_card' as const };
    const rules = [{ action: 'exclude' as const, field: 'vendor' as const, value: 'potter' }];
    for (const item of [sampleItem(), sampleItem({ sellability })]) {
      expect(assessLines(en, [sampleLine()], new Map([['44001', item]]), rules)).toMatchObject([
        { severity: 'error', code: 'excluded', param: '$.line_items[0]' },
      ]);
    }
  });

  test.each<SellabilityReason>([
    'gift_card',
    'subscription_only',
    'bundle',
    'age_restricted',
    'rule_hand_off',
  ])(
    'GIVEN an item that only the shop itself sells (%s) THEN only its stock can be wrong with it',
    (reason) => {
      const sellability = { searchable: true, sellable: false, reason };
      const catalog = new Map([['44001', sampleItem({ sellability })]]);
      expect(assessLines(en, [sampleLine()], catalog, [])).toEqual([]);
      expect(assessLines(en, [sampleLine({ quantity: 8 })], catalog, [])).toMatchObject([
        { code: 'quantity_exceeded' },
      ]);
    },
  );

  test('GIVEN a rule of the merchant’s THEN its name is there for staff, and not in the words', () => {
    const sellability = {
      searchable: true,
      sellable: false,
      reason: 'rule_searchable',
      rule: 'Recall',
    } as const;
    expect(
      assessLines(en, [sampleLine()], new Map([['44001', sampleItem({ sellability })]]), []),
    ).toMatchObject([{ code: 'rule_searchable', rule: 'Recall', text: en.excluded('Mug') }]);
  });

  test('GIVEN an item that is only handed off THEN nothing is wrong with it', () => {
    const rules = [{ action: 'hand_off' as const, field: 'vendor' as const, value: 'potter' }];
    expect(assessLines(en, [sampleLine()], new Map([['44001', sampleItem()]]), rules)).toEqual([]);
  });

  test('GIVEN too many THEN the message points at the quantity and says how many there are', () => {
    expect(assessStock(en, [sampleLine({ quantity: 9 })])).toMatchObject([
      { param: '$.line_items[0].quantity', text: 'Only 7 of Mug can be ordered.' },
    ]);
  });
});

describe('missingPieces', () => {
  test.each([
    [
      'no address',
      sampleState(),
      [{ code: 'missing', param: '$.fulfillment_details.address', resolution: 'recoverable' }],
    ],
    [
      'a recipient without address',
      sampleState({ recipient: { email: 'ada@example.com' } }),
      [{ code: 'missing' }],
    ],
    [
      'an address where nothing ships to',
      sampleQuotedState({ options: [] }),
      [{ code: 'region_restricted', param: '$.fulfillment_details.address.country' }],
    ],
    ['an address that Shopify was not asked about', sampleQuotedState({ options: [], quoted: false }), []],
    ['nothing in the cart', sampleState({ lines: [] }), [{ code: 'missing', param: '$.line_items' }]],
    ['address and options', sampleQuotedState(), []],
    ['nothing to be shipped', sampleState({ lines: [sampleLine({ requiresShipping: false })] }), []],
  ])('GIVEN %s', (_, state, expected) => {
    expect(missingPieces(en, state)).toMatchObject(expected);
    expect(missingPieces(en, state)).toHaveLength(expected.length);
  });
});

describe('countryProblem', () => {
  const toUs = { address: SAMPLE_ADDRESS };
  test.each([
    ['every country', [], toUs, []],
    ['this country', ['CA', 'US'], toUs, []],
    ['no country yet', ['CA'], { email: 'ada@example.com' }, []],
    ['nobody yet', ['CA'], null, []],
    [
      'another country',
      ['CA', 'FR'],
      toUs,
      [{ code: 'country_not_allowed', param: '$.fulfillment_details.address.country', severity: 'error' }],
    ],
  ])('GIVEN an agent that may sell to %s', (_what, allowedCountries, recipient, expected) => {
    const problems = countryProblem(en, samplePolicy({ allowedCountries }), recipient);
    expect(problems).toMatchObject(expected);
    expect(problems).toHaveLength(expected.length);
  });
});

test('GIVEN a tax exemption THEN it is refused in words, whatever else is missing; without one nothing is said', () => {
  const buyer = { email: 'ada@example.com', taxExemption: { certificateId: 'C-1' } };
  expect(refusedExemption(en, { buyer })).toMatchObject([
    {
      severity: 'error',
      code: 'tax_exemption',
      param: '$.buyer.tax_exemption',
      text: en.taxExemptionRefused(),
    },
  ]);
  expect(refusedExemption(en, { buyer: { email: 'ada@example.com' } })).toEqual([]);
  expect(refusedExemption(en, { buyer: null })).toEqual([]);
});
