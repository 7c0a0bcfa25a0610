import { describe, expect, test } from 'vitest';
import type { SellingPolicy } from '#app/agents/selling-policy.ts';
import type { SellabilityReason } from '#app/catalog/sellability.ts';
import {
  sampleDiscount,
  sampleItem,
  sampleLine,
  samplePolicy,
  sampleQuotedState,
  sampleState,
} from '#tests/checkout-samples.ts';
import { escalations, isEscalation, shopOnlyItems } from './escalations.ts';
import type { SessionState } from '../session/session.ts';
import { en } from '../words/en.ts';

const catalog = new Map([['44001', sampleItem({ tags: ['fragile'] })]]);
/** The total is 18.56. */
const ask = (policy: Partial<SellingPolicy>, state: SessionState = sampleQuotedState()) =>
  escalations(en, samplePolicy(policy), state, catalog, 'USD');
const fragile = [{ action: 'hand_off' as const, field: 'tag' as const, value: 'fragile' }];
const everything = { productRules: fragile, maxOrderAmount: 1, requiredInterventions: ['3ds'] };

describe('GIVEN a session that could be paid', () => {
  test('WHEN the agent has no limits THEN nothing leads away from the chat', () => {
    expect(ask({})).toEqual([]);
  });

  test('WHEN an item is to be handed off THEN the message points at its line', () => {
    const lines = [sampleLine({ itemId: '2' }), sampleLine()];
    expect(ask({ productRules: fragile }, sampleQuotedState({ lines }))).toMatchObject([
      { severity: 'warning', code: 'hand_off_item', param: '$.line_items[1]' },
    ]);
  });

  test.each([
    [1855, true],
    [1856, false],
    [null, false],
  ])('WHEN it may cost at most %s THEN it is too much: %s', (maxOrderAmount, over) => {
    expect(ask({ maxOrderAmount }).map(({ code }) => code)).toEqual(over ? ['over_order_limit'] : []);
  });

  test('WHEN it costs too much THEN the limit is said in money', () => {
    expect(ask({ maxOrderAmount: 1000 })).toMatchObject([
      { severity: 'warning', text: expect.stringContaining('$10.00') as string, param: '$.totals' },
    ]);
  });

  test('WHEN 3-D Secure is required and the agent can show it THEN nothing leads to the shop', () => {
    const state = sampleQuotedState({ interventions: ['3ds'] });
    expect(ask({ requiredInterventions: ['3ds'] }, state)).toEqual([]);
  });

  test('WHEN it is required and the agent does not say that it can THEN an error', () => {
    expect(ask({ requiredInterventions: ['3ds'] })).toMatchObject([
      {
        severity: 'error',
        code: 'authentication_unavailable',
        text: expect.stringContaining('3-D Secure') as string,
      },
    ]);
  });

  test('WHEN another intervention is required THEN it is not told as authentication', () => {
    expect(ask({ requiredInterventions: ['biometric'] })).toMatchObject([{ code: 'intervention_required' }]);
  });

  test('WHEN two of its codes can be used up THEN an order could name only one of them', () => {
    const code = (name: string, limited: boolean | null) => sampleDiscount({ code: name, limited });
    const with_ = (...applied: ReturnType<typeof code>[]) =>
      ask({}, sampleQuotedState({ discounts: { applied, rejected: [] } }));
    expect(with_(code('ONE', true), code('TEN', false), code('FREE', null))).toEqual([]);
    const both = with_(code('ONE', true), code('TWO', true));
    expect(both).toMatchObject([
      {
        code: 'limited_codes',
        text: expect.stringContaining('ONE, TWO') as string,
        param: '$.discounts.codes',
      },
    ]);
    expect(both.every(isEscalation)).toBe(true);
  });

  test('WHEN everything applies THEN everything is said, and each leads to the shop', () => {
    const messages = ask(everything);
    expect(messages.map(({ code }) => code)).toEqual([
      'hand_off_item',
      'over_order_limit',
      'authentication_unavailable',
    ]);
    expect(messages.every(isEscalation)).toBe(true);
  });

  test('WHEN the agent hands every buyer over THEN nothing needs to be said', () => {
    expect(ask({ ...everything, sellingMode: 'hand_off' })).toEqual([]);
  });
});

describe('GIVEN an item that a rule for all agents hands off', () => {
  const sellability = {
    searchable: true,
    sellable: false,
    reason: 'rule_hand_off',
    rule: 'Fragile',
  } as const;
  const handedOff = new Map([['44001', sampleItem({ sellability })]]);
  const told = (policy: Partial<SellingPolicy>) =>
    escalations(en, samplePolicy(policy), sampleQuotedState(), handedOff, 'USD');

  test('THEN the message is that of a rule for one agent, with the rule’s name for staff', () => {
    const rule = { action: 'hand_off', field: 'vendor', value: 'potter' } as const;
    for (const productRules of [[], [rule]])
      expect(told({ productRules })).toEqual([
        {
          severity: 'warning',
          code: 'hand_off_item',
          text: en.buyInShop('Mug'),
          param: '$.line_items[0]',
          resolution: 'requires_buyer_review',
          rule: 'Fragile',
        },
      ]);
  });

  test('THEN nothing is said where all is handed off, or where this agent must not sell it', () => {
    expect(told({ sellingMode: 'hand_off' })).toEqual([]);
    const rule = { action: 'exclude', field: 'vendor', value: 'potter' } as const;
    expect(told({ productRules: [rule] })).toEqual([]);
  });
});

describe('GIVEN an item that only the shop itself sells', () => {
  const lines = [sampleLine(), sampleLine({ itemId: '2' })];
  const catalogOf = (reason: SellabilityReason) =>
    new Map([...catalog, ['2', sampleItem({ sellability: { searchable: true, sellable: false, reason } })]]);

  test.each<[SellabilityReason, text: string]>([
    ['gift_card', en.giftCard('Mug')],
    ['subscription_only', en.subscriptionOnly('Mug')],
    ['bundle', en.bundle('Mug')],
    ['age_restricted', en.ageRestricted('Mug')],
  ])('WHEN it is so because of %s THEN the message at its line leads there, in either mode', (code, text) => {
    const expected = [
      { severity: 'error', code, text, param: '$.line_items[1]', resolution: 'requires_buyer_review' },
    ];
    for (const sellingMode of ['in_chat', 'hand_off'] as const) {
      const state = sampleQuotedState({ lines });
      const messages = escalations(en, samplePolicy({ sellingMode }), state, catalogOf(code), 'USD');
      expect(messages).toEqual(expected);
      expect(messages.every(isEscalation)).toBe(true);
    }
    expect(shopOnlyItems(en, lines, catalogOf(code), [])).toEqual(expected);
  });

  test.each<SellabilityReason>([
    'draft',
    'archived',
    'unlisted',
    'unpublished',
    'prohibited',
    'rule_hidden',
    'rule_searchable',
    'rule_hand_off',
    'business_only',
    'out_of_stock',
  ])('WHEN it is %s THEN it leads nowhere', (reason) =>
    expect(shopOnlyItems(en, lines, catalogOf(reason), [])).toEqual([]),
  );

  test('WHEN the agent must not sell it THEN it does not lead there', () => {
    const rules = [{ action: 'exclude' as const, field: 'vendor' as const, value: 'potter' }];
    expect(shopOnlyItems(en, lines, catalogOf('gift_card'), rules)).toEqual([]);
  });

  test('WHEN it is to be handed off as well THEN its line says so once', () => {
    const rules = [{ action: 'hand_off' as const, field: 'vendor' as const, value: 'potter' }];
    const state = sampleQuotedState({ lines: [lines[1]!] });
    const messages = escalations(
      en,
      samplePolicy({ productRules: rules }),
      state,
      catalogOf('bundle'),
      'USD',
    );
    expect(messages.map(({ code }) => code)).toEqual(['bundle']);
  });
});

test('GIVEN an estimate WHEN shipping and tax are still to come THEN it is not held against the limit', () => {
  const digital = sampleState({ lines: [sampleLine({ requiresShipping: false })] });
  expect(ask({ maxOrderAmount: 1 }, sampleState())).toEqual([]);
  expect(ask({ maxOrderAmount: 1 }, digital)).toMatchObject([{ code: 'over_order_limit' }]);
});

test('GIVEN an error of the cart THEN it leads nowhere', () => {
  expect(isEscalation({ severity: 'error', code: 'out_of_stock', text: 'x' })).toBe(false);
});
