import { describe, expect, test } from 'vitest';
import { sampleQuotedState, sampleSession, sampleState } from '#tests/checkout-samples.ts';
import type { SessionState, SessionStatus } from '#app/checkout/session/session.ts';
import { currencyPending, shownPrice } from './totals.ts';

const presentment = (changes: object = {}) => ({
  currency: 'JPY',
  exchangeRate: 0.00666667,
  at: '2026-11-20T12:00:00.000Z',
  totals: { ...sampleQuotedState().totals, fulfillment: 749 },
  lines: [],
  ...changes,
});
const session = (changes: Partial<SessionState> = {}) =>
  sampleSession({ state: sampleQuotedState({ presentment: presentment(), ...changes }) });
const [standard] = sampleQuotedState().options;

describe('shownPrice', () => {
  test('GIVEN the chosen option THEN as Shopify tells it; GIVEN another THEN by the rate, in whole minor units', () => {
    expect(shownPrice(session(), standard!)).toBe(749);
    expect(shownPrice(session(), { ...standard!, id: 'express', amount: 1295 })).toBe(1942);
  });

  test('GIVEN no other currency THEN nothing is shown', () => {
    expect(shownPrice(session({ presentment: null }), standard!)).toBeUndefined();
  });
});

describe('currencyPending', () => {
  const pending = (status: SessionStatus, state: Partial<SessionState>) =>
    currencyPending(sampleSession({ status, state: sampleState(state) })).map(({ text }) => text);

  test('GIVEN a currency that waits for a quote THEN both are named', () => {
    expect(pending('not_ready_for_payment', { presentmentCurrency: 'EUR' })).toEqual([
      'Amounts are in USD for now. They are told in EUR too as soon as shipping and tax are known.',
    ]);
  });

  test.each<[string, SessionStatus, Partial<SessionState>]>([
    ['no other currency', 'not_ready_for_payment', {}],
    ['a quote', 'requires_escalation', { presentmentCurrency: 'JPY', presentment: presentment() }],
    ['the end of it', 'canceled', { presentmentCurrency: 'EUR' }],
  ])('GIVEN %s THEN there is nothing to say', (_, status, state) => {
    expect(pending(status, state)).toEqual([]);
  });
});
