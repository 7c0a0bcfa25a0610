import { describe, expect, test } from 'vitest';
import { affiliateLabel, claimTouch, creditedTouch, openTouches } from './attribution.ts';

const seal = {
  seal: (token: string) => `sealed(${token})`,
  open: (sealed: string) => sealed.slice(7, -1),
};
const KEPT = { provider: 'network.example', publisherId: 'pub_1' };

describe('claimTouch', () => {
  test('GIVEN the first claim THEN it is kept with its token sealed', () => {
    const claim = { ...KEPT, token: 'atp_1', subId: undefined };
    const kept = claimTouch(null, claim, seal);
    expect(kept).toEqual({ ...KEPT, sealedToken: 'sealed(atp_1)' });
    expect(Object.keys(kept!)).not.toContain('subId');
  });

  test.each([
    ['another network', { provider: 'other.example', token: 'x' }],
    ['another publisher', { ...KEPT, publisherId: 'pub_2', subId: 'u1' }],
  ])('GIVEN a later claim by %s THEN the first one stays as it is', (_, claim) => {
    expect(claimTouch(KEPT, claim, seal)).toBe(KEPT);
  });

  test('GIVEN a later claim that agrees THEN it adds what was not said and changes nothing that was', () => {
    const before = { ...KEPT, sealedToken: 'sealed(atp_1)', campaignId: 'one' };
    const claim = { ...KEPT, token: 'atp_2', campaignId: 'two', subId: 'u1' };
    expect(claimTouch(before, claim, seal)).toEqual({ ...before, subId: 'u1' });
  });

  test('GIVEN no claim THEN nothing changes', () => {
    expect([claimTouch(KEPT, undefined, seal), claimTouch(null, undefined, seal)]).toEqual([KEPT, null]);
  });
});

test('for the merchant both touches have their tokens in the open, and no sealed one', () => {
  const first = { ...KEPT, sealedToken: 'sealed(atp_1)', metadata: { placement: 'top' } };
  const last = { provider: 'other.example', publisherId: 'p' };
  expect(openTouches({ first, last }, seal)).toEqual({
    first: { ...KEPT, token: 'atp_1', metadata: { placement: 'top' } },
    last,
  });
  expect(openTouches({ first: null, last }, seal)).toEqual({ last });
  expect(openTouches({ first: null, last: null }, seal)).toBeNull();
});

test('the last touch is credited, else the first; it is named without its token', () => {
  const last = { provider: 'other.example', sealedToken: 'sealed(x)' };
  expect(creditedTouch({ first: KEPT, last })).toBe(last);
  expect(creditedTouch({ first: KEPT, last: null })).toBe(KEPT);
  expect([affiliateLabel(KEPT), affiliateLabel(last), affiliateLabel(null)]).toEqual([
    'network.example pub_1',
    'other.example',
    null,
  ]);
});
