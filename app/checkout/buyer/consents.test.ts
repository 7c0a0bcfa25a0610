import { describe, expect, test } from 'vitest';
import { sampleSession } from '#tests/checkout-samples.ts';
import { answeredConsents, marketingOffers, wantsEmails } from './consents.ts';

const SHOP = {
  name: 'Corner Shop',
  offersMarketing: true,
  policies: [{ type: 'PRIVACY_POLICY', title: 'Privacy', url: 'https://corner.example/privacy' }],
};

describe('marketingOffers', () => {
  test('GIVEN a shop that wants to ask THEN it asks for e-mails, in words that name it', () => {
    expect(marketingOffers(SHOP, true, sampleSession())).toEqual([
      {
        channel: 'email',
        text: expect.stringContaining('Corner Shop') as string,
        privacyPolicyUrl: 'https://corner.example/privacy',
      },
    ]);
  });

  test('GIVEN no wish, no privacy policy, payment elsewhere, or a finished session THEN nothing is asked', () => {
    expect(marketingOffers({ ...SHOP, offersMarketing: false }, true, sampleSession())).toEqual([]);
    expect(marketingOffers({ ...SHOP, policies: [] }, true, sampleSession())).toEqual([]);
    expect(marketingOffers(SHOP, false, sampleSession())).toEqual([]);
    for (const status of ['completed', 'canceled', 'expired'] as const)
      expect(marketingOffers(SHOP, true, sampleSession({ status }))).toEqual([]);
  });
});

test('only answers to what was asked are kept', () => {
  const offers = marketingOffers(SHOP, true, sampleSession());
  const email = { channel: 'email', optedIn: true };
  expect(answeredConsents(offers, [email, { channel: 'sms', optedIn: true }])).toEqual([email]);
  expect(answeredConsents([], [email])).toEqual([]);
  expect(answeredConsents(offers, undefined)).toEqual([]);
});

test.each([
  [[], false],
  [[{ channel: 'email', optedIn: true }], true],
  [[{ channel: 'email', optedIn: false }], false],
  [[{ channel: 'sms', optedIn: true }], false],
  [
    [
      { channel: 'email', optedIn: true },
      { channel: 'email', optedIn: false },
    ],
    false,
  ],
])('GIVEN %j THEN e-mails are wanted: %s', (consents, expected) => {
  expect(wantsEmails({ consents })).toBe(expected);
});
