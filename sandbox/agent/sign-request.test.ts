import { describe, expect, it } from 'vitest';
import { signRequestBody } from './sign-request.ts';

describe('GIVEN a request body to sign', () => {
  it('WHEN signed THEN it is base64 HMAC-SHA256 over the canonical JSON', () => {
    // printf '{"a":[1,"é"],"b":1}' | openssl dgst -sha256 -hmac key -binary | base64
    expect(signRequestBody({ b: 1.0, a: [1, 'é'] }, 'key')).toBe(
      'eEKQov4y4Uaj5dapOBK4gtdglwevfKwYNHiiEyU/Bjw=',
    );
  });

  it('WHEN only the order of keys differs THEN the signature is the same', () => {
    const one = signRequestBody({ x: 1, y: { p: true, q: null } }, 'key');
    expect(signRequestBody({ y: { q: null, p: true }, x: 1 }, 'key')).toBe(one);
    expect(signRequestBody({ x: 2, y: { p: true, q: null } }, 'key')).not.toBe(one);
  });
});
