import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { readEd25519Key } from './ed25519-key.ts';

const pair = generateKeyPairSync('ed25519');
const pem = pair.publicKey.export({ type: 'spki', format: 'pem' }).toString();
const bytes = Buffer.from(pair.publicKey.export({ format: 'jwk' }).x!, 'base64url');

test.each([
  ['PEM', pem],
  ['PEM with space around it', `\n ${pem} `],
  ['base64', bytes.toString('base64')],
  ['base64url', bytes.toString('base64url')],
])('GIVEN an Ed25519 public key as %s THEN it is read as the same key', (_, text) => {
  expect(readEd25519Key(text)).toBe(pem);
});

test.each([
  ['a private key', pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()],
  [
    'a key of another curve',
    generateKeyPairSync('ec', { namedCurve: 'P-256' })
      .publicKey.export({ type: 'spki', format: 'pem' })
      .toString(),
  ],
  ['a torn PEM', pem.replace('MCow', 'MCo')],
  ['too few bytes', bytes.subarray(1).toString('base64')],
  ['too many bytes', Buffer.concat([bytes, bytes]).toString('base64')],
  ['hex', bytes.toString('hex')],
  ['nothing', ''],
])('GIVEN %s THEN it is refused', (_, text) => {
  expect(() => readEd25519Key(text)).toThrow(
    expect.objectContaining({ code: 'invalid', param: 'public_key' }),
  );
});
