import { createHmac, generateKeyPairSync, sign } from 'node:crypto';
import { expect, test } from 'vitest';
import { addSeconds } from '#app/kernel/clock.ts';
import { signRequestBody } from '#sandbox/agent/sign-request.ts';
import { verifyRequestSignature, type SigningKey } from './verify-request-signature.ts';

const now = new Date('2026-11-20T12:00:00Z');
const secret = 'sigsec_test';
const body = { b: 1, a: { y: 'ü', x: [1, 2.5] } };
const CANONICAL = '{"a":{"x":[1,2.5],"y":"ü"},"b":1}';
const mac = (encoding: 'base64' | 'base64url' | 'hex', text = CANONICAL, key = secret) =>
  createHmac('sha256', key).update(text).digest(encoding);
const HMAC: SigningKey = { algorithm: 'hmac-sha256', key: secret };
const path = '/acp/checkout_sessions';
const verify = (
  signature: string,
  timestamp: string | undefined = now.toISOString(),
  of: unknown = body,
  keys = [HMAC],
) => verifyRequestSignature({ path, signature, timestamp, body: of }, keys, now);
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
  expect(() =>
    verifyRequestSignature({ path, signature: mac('base64'), timestamp, body }, [HMAC], now),
  ).toThrow(unauthorized);
});

const pair = generateKeyPairSync('ed25519');
const ED25519: SigningKey = {
  algorithm: 'ed25519',
  key: pair.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
};
const signed = (text: string) => sign(null, Buffer.from(text), pair.privateKey);
const verifyBy = (keys: SigningKey[], signature: string, of: unknown = body) =>
  verify(signature, now.toISOString(), of, keys);

test.each(['base64', 'base64url'] as const)(
  'GIVEN an Ed25519 signature in %s THEN it is accepted',
  (encoding) => {
    expect(() => verifyBy([ED25519], signed(CANONICAL).toString(encoding))).not.toThrow();
  },
);

test.each([
  ['of another body', signed('{}').toString('base64')],
  ['cut short', signed(CANONICAL).subarray(0, 40).toString('base64')],
  ['that is a MAC', mac('base64')],
  ['that is a MAC keyed by the public key', mac('base64', CANONICAL, ED25519.key)],
  ['empty', ''],
])('GIVEN an Ed25519 key and a signature %s THEN 401', (_, signature) => {
  expect(() => verifyBy([ED25519], signature)).toThrow(unauthorized);
});

test('GIVEN several keys THEN any of them may have signed; GIVEN none THEN 401', () => {
  const keys = [ED25519, { ...HMAC, key: 'older' }, HMAC];
  for (const signature of [
    signed(CANONICAL).toString('base64'),
    mac('base64'),
    mac('base64', CANONICAL, 'older'),
  ])
    expect(() => verifyBy(keys, signature)).not.toThrow();
  expect(() => verifyBy(keys, mac('base64', CANONICAL, 'revoked'))).toThrow(unauthorized);
  expect(() => verifyBy([], mac('base64'))).toThrow(unauthorized);
});

test('GIVEN the signature written otherwise THEN it is known by the same; path, time and body tell others apart', () => {
  const known = verify(mac('base64'));
  expect(verify(mac('base64url'))).toBe(known);
  const elsewhere = { path: `${path}/1`, signature: mac('base64'), timestamp: now.toISOString(), body };
  const others = [
    verifyRequestSignature(elsewhere, [HMAC], now),
    verify(mac('base64'), addSeconds(now, 1).toISOString()),
    // A microsecond later.
    verify(mac('base64'), now.toISOString().replace('Z', '001Z')),
    verify(mac('base64', '{}'), now.toISOString(), {}),
  ];
  expect(new Set([known, ...others]).size).toBe(5);
});
