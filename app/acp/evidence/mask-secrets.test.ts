import { expect, test } from 'vitest';
import { maskSecrets } from './mask-secrets.ts';

test('GIVEN a request to pay THEN tokens are told by their ends, all else is as it came', () => {
  const body = {
    buyer: { email: 'jane@example.com', phone_number: '+14155550177' },
    line_items: [{ id: '4111111111111111', quantity: 1 }],
    payment_data: {
      handler_id: 'card_tokenized',
      instrument: { type: 'card', credential: { type: 'spt', token: 'spt_1QabcdefGHIJ4242' } },
      note: 'card 4111 1111 1111 1111, expires 12/30',
      billing_address: { postal_code: '94102' },
    },
    affiliate_attribution: { provider: 'network.example', token: 'atp_secret' },
    authentication_result: { outcome_details: { three_ds_cryptogram: 'AAIBBYNoEwAAACcKhAJkdQAAAAA=' } },
  };
  expect(maskSecrets(body)).toEqual({
    ...body,
    payment_data: {
      ...body.payment_data,
      instrument: { type: 'card', credential: { type: 'spt', token: 'spt_…4242' } },
      note: 'card …1111, expires 12/30',
    },
    affiliate_attribution: { provider: 'network.example', token: '…' },
    authentication_result: { outcome_details: { three_ds_cryptogram: '…AAA=' } },
  });
});

test.each([
  [{ token: 'short' }, { token: '…' }],
  [{ cvc: 123 }, { cvc: '…' }],
  [{ tokens: ['spt_1QabcdefGHIJ4242'] }, { tokens: ['spt_1QabcdefGHIJ4242'] }],
  [
    { token: null, a: [1, null, 'x'] },
    { token: null, a: [1, null, 'x'] },
  ],
  [undefined, undefined],
])('GIVEN %j THEN %j', (body, kept) => expect(maskSecrets(body)).toEqual(kept));
