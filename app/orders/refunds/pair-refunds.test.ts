import { expect, test } from 'vitest';
import { pairBooked, pairMoney, stateOfMoney } from './pair-refunds.ts';
import { bookingNote, recordOfNote, type RefundRecord } from './refund-record.ts';

const record = (id: string, changes: Partial<RefundRecord> = {}) => ({
  id,
  origin: 'aisle' as const,
  amount: 1000,
  state: 'requested' as const,
  booking: 'wanted' as const,
  shopifyRefundGid: null,
  stripeRefundId: null,
  ...changes,
});
const booked = (gid: string, amount = 1000, note: string | null = null) => ({ gid, amount, note });
const money = (id: string, changes: object = {}) => ({
  id,
  amount: 1000,
  status: 'succeeded',
  recordId: null,
  ...changes,
});
const ids = (pairing: { links: { recordId: string; refund: object }[]; fresh: object[] }) => ({
  links: pairing.links.map(({ recordId, refund }) => [
    recordId,
    'gid' in refund ? refund.gid : (refund as { id: string }).id,
  ]),
  fresh: pairing.fresh.map((refund) => ('gid' in refund ? refund.gid : (refund as { id: string }).id)),
});

test('GIVEN nothing on record THEN what Shopify has is new', () => {
  expect(ids(pairBooked([], [booked('s1'), booked('s2', 5)]))).toEqual({ links: [], fresh: ['s1', 's2'] });
});

test('GIVEN a refund is on record by its id THEN it is neither new nor anybody else’s', () => {
  const known = [record('a', { shopifyRefundGid: 's1', booking: 'booked' }), record('b')];
  expect(ids(pairBooked(known, [booked('s1')]))).toEqual({ links: [], fresh: [] });
});

test('GIVEN the reply of a booking was lost THEN the note tells whose it is, before any equal amount', () => {
  const known = [record('refund_a'), record('refund_b')];
  const note = bookingNote({ id: 'refund_b', reason: 'Damaged', stripeRefundId: 're_9' } as RefundRecord);
  expect(recordOfNote(note)).toBe('refund_b');
  expect(ids(pairBooked(known, [booked('s1'), booked('s2', 1000, note)]))).toEqual({
    links: [
      ['refund_b', 's2'],
      ['refund_a', 's1'],
    ],
    fresh: [],
  });
});

test('GIVEN staff refund the same sum on both sides THEN it is one refund', () => {
  const fromStripe = record('a', { origin: 'stripe', state: 'succeeded', stripeRefundId: 're_1' });
  expect(ids(pairBooked([fromStripe], [booked('s1')]))).toEqual({ links: [['a', 's1']], fresh: [] });
  const fromShopify = record('b', { origin: 'shopify', booking: 'booked', shopifyRefundGid: 's1' });
  expect(ids(pairMoney([fromShopify], [money('re_1')]))).toEqual({ links: [['b', 're_1']], fresh: [] });
});

test('GIVEN another sum THEN it is another refund', () => {
  expect(ids(pairMoney([record('a', { amount: 999 })], [money('re_1')])).fresh).toEqual(['re_1']);
});

test('GIVEN a refund whose money never went back THEN a later one of Shopify’s is new', () => {
  expect(ids(pairBooked([record('a', { state: 'failed' })], [booked('s1')])).fresh).toEqual(['s1']);
});

test('GIVEN the reply of a refund was lost THEN its metadata tells whose it is', () => {
  const known = [record('a'), record('b')];
  expect(ids(pairMoney(known, [money('re_1', { recordId: 'b' })]))).toEqual({
    links: [['b', 're_1']],
    fresh: [],
  });
});

test.each(['failed', 'canceled'])('GIVEN a refund at Stripe that %s THEN it is nobody’s', (status) => {
  expect(ids(pairMoney([record('a')], [money('re_1', { status, recordId: 'a' })]))).toEqual({
    links: [],
    fresh: [],
  });
  expect(stateOfMoney(status)).toBe('failed');
});
