import { expect, test } from 'vitest';
import { signEvent } from './sign-event.ts';

test('a signature is what an agent calculates with openssl, seconds rounded down', () => {
  // printf '1763640000.{"type":"order_create"}' | openssl dgst -sha256 -hmac whsec_test
  expect(signEvent('{"type":"order_create"}', 'whsec_test', new Date(1763640000_999))).toBe(
    't=1763640000,v1=315b438d980ef93fa21bb0a5caf3c4148aac0c31618f4d8e32d0821f0255201e',
  );
});

test('another body, secret or second is another signature', () => {
  const at = new Date(1763640000_000);
  const signatures = [
    signEvent('{}', 'a', at),
    signEvent('{ }', 'a', at),
    signEvent('{}', 'b', at),
    signEvent('{}', 'a', new Date(1763640001_000)),
  ].map((header) => header.split('v1=')[1]);
  expect(new Set(signatures).size).toBe(4);
});
