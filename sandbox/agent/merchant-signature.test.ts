import { describe, expect, it } from 'vitest';
import { merchantSignature, signatureProblem } from './merchant-signature.ts';

const SECRET = 'whsec_agent';
const BODY = '{"type":"order_create","data":{}}';
const NOW = new Date('2026-11-20T10:00:00Z');
const T = NOW.getTime() / 1000;

describe('GIVEN an order event signed by the seller', () => {
  it('WHEN the digest is known from elsewhere THEN it is the same', () => {
    // printf '1700000000.{"a":1}' | openssl dgst -sha256 -hmac secret
    expect(merchantSignature('{"a":1}', 1700000000, 'secret')).toBe(
      't=1700000000,v1=49f24e537407743fa4a0242bb63b94b9a47ee99cbbe071ccd8a22550ae411686',
    );
  });

  it('WHEN secret, body and time fit THEN nothing is wrong, even with upper-case hex', () => {
    const header = merchantSignature(BODY, T, SECRET);
    expect(signatureProblem(header, BODY, SECRET, NOW)).toBeNull();
    const upper = header.slice(0, -64) + header.slice(-64).toUpperCase();
    expect(signatureProblem(upper, BODY, SECRET, NOW)).toBeNull();
  });

  it.each([
    ['another secret', merchantSignature(BODY, T, 'other'), BODY],
    ['a changed body', merchantSignature(BODY, T, SECRET), BODY.replace('create', 'update')],
    ['a changed time', merchantSignature(BODY, T, SECRET).replace(`t=${T}`, `t=${T + 1}`), BODY],
  ])('WHEN %s was used THEN verification fails', (_what, header, body) => {
    expect(signatureProblem(header, body, SECRET, NOW)).toMatch(/verification failed/);
  });

  it.each([
    [-301, false],
    [-300, true],
    [300, true],
    [301, false],
  ])('WHEN it is %d seconds off the clock THEN acceptance is %s', (offset, accepted) => {
    const problem = signatureProblem(merchantSignature(BODY, T + offset, SECRET), BODY, SECRET, NOW);
    expect(problem).toBe(accepted ? null : 'Timestamp outside allowed window.');
  });

  it.each([undefined, '', 'v1=abc', `t=1,v1=${'z'.repeat(64)}`, `t=x,v1=${'a'.repeat(64)}`])(
    'WHEN the header is %j THEN it is refused in words',
    (header) => {
      expect(signatureProblem(header, BODY, SECRET, NOW)).toMatch(/Merchant-Signature/);
    },
  );
});
