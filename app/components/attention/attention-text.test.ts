import { describe, expect, test } from 'vitest';
import { en } from '#app/i18n/messages/en.ts';
import { readerIn } from '#tests/reader.ts';
import { attentionText } from './attention-text.ts';

const facts = {
  ...{
    orderName: '#1001',
    secondOrder: '#1002',
    amount: 2500,
    total: 2600,
    authorized: 2500,
    currency: 'EUR',
  },
  ...{ gone: 60, all: 100, agent: 'ChatGPT', rows: 1, failures: 3, mode: 'test', scopes: 'read_orders' },
  ...{ shop: 'The Pottery', externalId: '77', side: 'money', why: 'No such charge.' },
};
const kept = 'The words that are kept.';
const tell = (kind: string, locale: string, more: object = {}) =>
  attentionText({ kind, text: kept, facts: { ...facts, ...more } }, readerIn(locale));

const KINDS = Object.keys(en.attention.texts).filter((kind) => kind !== 'refund_booking');

describe('what needs attention', () => {
  test('GIVEN what an item is about THEN it is told with sums and names', () => {
    expect(tell('refund_failed', 'en')).toBe('#1001: €25.00 did not go back to the buyer. No such charge.');
    expect(tell('refund_failed', 'en', { side: 'booking' })).toMatch(
      /^#1001: €25.00 went back to the buyer, but/,
    );
    expect(tell('dispute', 'de', { dueBy: '2026-12-05T10:00:00.000Z', why: '' })).toBe(
      'Die Bank des Käufers reklamiert 25,00\u00a0€ von #1001. Belege müssen bis 05.12.2026 vorliegen.',
    );
    const reasons = [{ rule: 'riskScore', text: 'x', values: { score: 70, limit: 60 } }];
    expect(tell('order_review', 'fr', { reasons, why: '' })).toBe(
      '#1001 ne doit pas encore être expédiée. Le score de Stripe Radar est de 70 (limite 60).',
    );
  });

  test.each(KINDS)('GIVEN %s THEN each language has words of its own', (kind) => {
    const told = ['en', 'fr', 'de', 'es'].map((locale) => tell(kind, locale));
    expect(new Set(told).size).toBe(4);
    for (const text of told) expect(text).not.toContain(kept);
  });

  test.each(['mismatch', 'platform_order', 'of_tomorrow'])(
    'GIVEN %s, which is told in many ways THEN it is told as it is kept',
    (kind) => expect(tell(kind, 'de')).toBe(kept),
  );

  test('GIVEN an item of an earlier version THEN it is told as it is kept', () => {
    for (const kind of KINDS)
      expect(attentionText({ kind, text: kept, facts: {} }, readerIn('de')), kind).toBe(kept);
    expect(attentionText({ kind: 'dispute', text: kept, facts: null }, readerIn('de'))).toBe(kept);
    expect(tell('dispute', 'de', { amount: 'much' })).toBe(kept);
  });
});
