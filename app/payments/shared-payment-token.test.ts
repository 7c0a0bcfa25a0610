import { expect, test } from 'vitest';
import { grantToken, refusal, startTestStripe } from '#sandbox/stripe/test-stripe.ts';
import { checkGrantedToken, retrieveGrantedToken, type GrantedToken } from './shared-payment-token.ts';

const now = new Date('2026-11-20T10:00:00Z');
const token: GrantedToken = {
  id: 'spt_1',
  agent_details: null,
  created: 1,
  deactivated_at: null,
  deactivated_reason: null,
  livemode: false,
  payment_method_details: null,
  shared_metadata: null,
  usage_details: { amount_captured: { currency: 'usd', value: 0 } },
  usage_limits: { currency: 'usd', max_amount: 5000, expires_at: now.getTime() / 1000 + 1 },
};
const limits = (changes: Partial<GrantedToken['usage_limits']>) => ({
  usage_limits: { ...token.usage_limits, ...changes },
});
const captured = (value: number) => ({ usage_details: { amount_captured: { currency: 'usd', value } } });

test.each<[string, Partial<GrantedToken>, number, string, string | null]>([
  ['the whole limit', {}, 5000, 'USD', null],
  ['no expiry', limits({ expires_at: null }), 5000, 'USD', null],
  ['the rest of a limit', captured(2000), 3000, 'USD', null],
  ['no usage told', { usage_details: null }, 5000, 'USD', null],
  ['one cent too much', {}, 5001, 'USD', 'over_limit'],
  ['more than the rest', captured(2000), 3001, 'USD', 'over_limit'],
  ['nothing left', captured(5000), 1, 'USD', 'used'],
  ['another currency', {}, 5000, 'EUR', 'wrong_currency'],
  ['expired this second', limits({ expires_at: now.getTime() / 1000 }), 5000, 'USD', 'expired'],
  ['revoked', { deactivated_at: 5, deactivated_reason: 'revoked' }, 5000, 'USD', 'revoked'],
  ['expired by Stripe', { deactivated_at: 5, deactivated_reason: 'expired' }, 5000, 'USD', 'expired'],
  ['consumed', { deactivated_at: 5, deactivated_reason: 'consumed' }, 5000, 'USD', 'used'],
  ['resolved', { deactivated_at: 5, deactivated_reason: 'resolved' }, 5000, 'USD', 'resolved'],
  ['deactivated without a reason', { deactivated_at: 5 }, 5000, 'USD', 'revoked'],
  ['a limit in padded units', limits({ currency: 'isk', max_amount: 100_000 }), 1000, 'ISK', null],
  [
    'over a limit in padded units',
    limits({ currency: 'isk', max_amount: 100_000 }),
    1001,
    'ISK',
    'over_limit',
  ],
])('%s', (_, changes, amount, currency, problem) => {
  expect(checkGrantedToken({ ...token, ...changes }, { amount, currency, now })).toEqual(
    problem ? { ok: false, problem } : { ok: true },
  );
});

test('GIVEN a token at Stripe THEN it is read with the preview version', async () => {
  const { stripe } = await startTestStripe();
  const id = await grantToken(stripe, { max_amount: 5000 });
  const read = await retrieveGrantedToken(stripe, id);
  expect(read).toMatchObject({
    id,
    usage_limits: { currency: 'usd', max_amount: 5000, expires_at: null },
    payment_method_details: { card: { brand: 'visa', last4: '4242' } },
  });
  expect(checkGrantedToken(read, { amount: 5000, currency: 'USD', now })).toEqual({ ok: true });
});

test('GIVEN an id with path characters THEN it stays one id', async () => {
  const { stripe } = await startTestStripe();
  const error = await refusal(retrieveGrantedToken(stripe, '../../account?x='));
  expect(error).toMatchObject({ statusCode: 404, code: 'resource_missing' });
});
