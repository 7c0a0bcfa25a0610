import { expect, test } from 'vitest';
import { AppError } from '#app/kernel/app-error.ts';
import { readerIn } from '#tests/reader.ts';
import { presentStripeRefusal, readStripeForm } from './stripe-form.ts';

const { t } = readerIn('en');

test('GIVEN nonsense THEN every field is named', () => {
  const read = readStripeForm({ secretKey: 'pk_live_1', merchantId: '', webhookSecret: 'secret' }, t);
  expect(read.ok ? [] : Object.keys(read.fields)).toEqual(['secretKey', 'merchantId', 'webhookSecret']);
  expect(readStripeForm(null, t).ok).toBe(false);
});

test('GIVEN a form with spaces around THEN it is read', () => {
  const form = { secretKey: ' rk_test_abc ', merchantId: 'acct_1', webhookSecret: '' };
  expect(readStripeForm(form, t)).toEqual({ ok: true, form: { ...form, secretKey: 'rk_test_abc' } });
});

test.each([
  [
    new AppError('invalid', 'The key lacks permissions: A; B.', { param: 'secret_key' }),
    'secretKey',
    /these .*: A; B$/,
  ],
  [
    new AppError('invalid', 'The key is of a, not of b.', { param: 'merchant_id' }),
    'merchantId',
    /of a, not of b/,
  ],
  [new AppError('conflict', 'x'), 'secretKey', /under way/],
  [new AppError('service_unavailable', 'x'), 'secretKey', /Nothing was saved/],
])('GIVEN %s THEN it is told beside %s', (error, field, words) => {
  expect(presentStripeRefusal(error, t)).toEqual({ [field]: expect.stringMatching(words) as string });
});

test('GIVEN a fault of ours THEN it is none of a field', () => {
  expect(() => presentStripeRefusal(new TypeError('x'), t)).toThrow(TypeError);
});
