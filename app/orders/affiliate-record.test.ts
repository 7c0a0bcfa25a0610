import { expect, test } from 'vitest';
import { affiliateRecord, type AffiliateTouch } from './affiliate-record.ts';

test('GIVEN both touches THEN the record has them in the protocol’s words, tokens in the open', () => {
  const first: AffiliateTouch = {
    provider: 'network.example',
    token: 'atp_1',
    publisherId: 'pub_1',
    campaignId: 'c',
    creativeId: 'cr',
    subId: 's',
    source: { type: 'url', url: 'https://publisher.example' },
    issuedAt: '2026-11-20T12:00:00Z',
    expiresAt: '2026-11-27T12:00:00Z',
    metadata: { placement: 'top' },
  };
  expect(affiliateRecord({ first, last: { provider: 'other.example', publisherId: 'p' } })).toEqual({
    first: {
      provider: 'network.example',
      token: 'atp_1',
      publisher_id: 'pub_1',
      campaign_id: 'c',
      creative_id: 'cr',
      sub_id: 's',
      source: first.source,
      issued_at: first.issuedAt,
      expires_at: first.expiresAt,
      metadata: first.metadata,
    },
    last: { provider: 'other.example', publisher_id: 'p' },
  });
});

test('GIVEN one touch THEN nothing is said of the other', () => {
  const record = affiliateRecord({ last: { provider: 'network.example', token: undefined } });
  expect(Object.keys(record)).toEqual(['last']);
  expect(Object.keys(record.last as object)).toEqual(['provider']);
});
