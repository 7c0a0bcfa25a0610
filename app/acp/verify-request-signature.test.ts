import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { addSeconds } from '#app/kernel/clock.ts';
import { signRequestBody } from '#sandbox/agent/sign-request.ts';
import { verifyRequestSignature } from './verify-request-signature.ts';

const now = new Date('2026-11-20T12:00:00Z');
const secret = 'sigsec_test';
const body = { b: 1, a: { y: 'ü', x: [1, 2.5] } };
const CANONICAL = '{"a":{"x":[1,2.5],"y":"ü"},"b":1}';
const mac = (encoding: 'base64' | 'base64url' | 'hex', text = CANONICAL, key = secret) =>
  createHmac('sha256', key).update(text).digest(encoding);
const verify = (signature: string, timestamp: string | undefined = now.toISOString(), of: unknown = body) =>
  verifyRequestSignature({ signature, timestamp }, of, secret, now);
const unauthorized = expect.objectContaining({ code: 'unauthorized', status: 401 });

test.each([
  ['base64', mac('base64')],
  ['base64url', mac('base64url')],
  ["the agent simulator's", signRequestBody(body, secret)],
])('GIVEN a signature over the canonical body in %s THEN it is accepted', (_, signature) => {
  expect(() => verify(signature)).not.toThrow();
});

test('GIVEN the same value written otherwise THEN the signature still fits', () => {
  const rewritten: unknown = JSON.parse('{"a": {"x": [1.0, 25e-1], "y": "\\u00fc"}, "b": 1}');
  expect(() => verify(mac('base64'), now.toISOString(), rewritten)).not.toThrow();
});

test.each([
  ['of another key', mac('base64', CANONICAL, 'other')],
  ['of another body', mac('base64', '{}')],
  ['in hex', mac('hex')],
  ['cut short', mac('base64').slice(0, 20)],
  ['empty', ''],
])('GIVEN a signature %s THEN 401', (_, signature) => {
  expect(() => verify(signature)).toThrow(unauthorized);
});

test('GIVEN a body with one field more THEN 401', () => {
  expect(() => verify(mac('base64'), now.toISOString(), { ...body, c: null })).toThrow(unauthorized);
});

test.each<[seconds: number, accepted: boolean]>([
  [-300, true],
  [300, true],
  [-301, false],
  [301, false],
])('GIVEN a timestamp %i s away THEN accepted: %s', (seconds, accepted) => {
  const check = () => verify(mac('base64'), addSeconds(now, seconds).toISOString());
  if (accepted) expect(check).not.toThrow();
  else expect(check).toThrow(unauthorized);
});

test.each(['', 'yesterday', undefined])('GIVEN the timestamp %j THEN 401', (timestamp) => {
  expect(() => verifyRequestSignature({ signature: mac('base64'), timestamp }, body, secret, now)).toThrow(
    unauthorized,
  );
});
