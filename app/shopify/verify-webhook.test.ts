import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { verifyWebhook } from './verify-webhook.ts';

const secret = 'hush';
const body = Buffer.from('{"id":1,"title":"Käse"}');
const hmac = createHmac('sha256', secret).update(body).digest('base64');

test('GIVEN the HMAC of these bytes THEN the webhook is genuine', () => {
  expect(verifyWebhook(body, hmac, secret)).toBe(true);
});

test.each([
  ['another body', Buffer.from('{"id":2,"title":"Käse"}'), hmac, secret],
  ['another secret', body, hmac, 'shout'],
  ['the digest in hex', body, Buffer.from(hmac, 'base64').toString('hex'), secret],
  ['a part of the digest', body, hmac.slice(0, 20), secret],
  ['an empty header', body, '', secret],
  ['no header', body, null, secret],
])('GIVEN %s THEN it is refused', (_case, bytes, header, key) => {
  expect(verifyWebhook(bytes, header, key)).toBe(false);
});
