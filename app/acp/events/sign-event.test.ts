import { expect, test } from 'vitest';
import { signEvent, type EventSigner } from './sign-event.ts';
import { versionPolicy } from '../version-policy.ts';

const signer: EventSigner = {
  shopName: 'Corner Shop',
  secret: 'whsec_test',
  at: new Date(1763640000_999),
};
const newest = versionPolicy('2026-04-17').eventSignature;
const first = versionPolicy('2025-09-29').eventSignature;
const openAi = versionPolicy('2025-09-12').eventSignature;

test('a timestamped signature is what an agent calculates with openssl, seconds rounded down', () => {
  // printf '1763640000.{"type":"order_create"}' | openssl dgst -sha256 -hmac whsec_test
  expect(signEvent('{"type":"order_create"}', signer, newest)).toEqual({
    'Merchant-Signature': 't=1763640000,v1=315b438d980ef93fa21bb0a5caf3c4148aac0c31618f4d8e32d0821f0255201e',
    Timestamp: '2025-11-20T12:00:00.999Z',
  });
});

test('a signature over the body alone is what an agent calculates with openssl', () => {
  // printf '{"type":"order_create"}' | openssl dgst -sha256 -hmac whsec_test
  expect(signEvent('{"type":"order_create"}', signer, first)['Merchant-Signature']).toBe(
    '9f1a624ae764bbd9cc50b70bba6ff9e04d995f7998c209db6bde13c1b71ecb99',
  );
});

test.each([
  ['Corner Shop', 'Corner_Shop-Signature'],
  ['Épicerie "L’Été" & Co.', 'Epicerie_L_Ete_Co-Signature'],
  ['蜂蜜', 'Merchant-Signature'],
  ['', 'Merchant-Signature'],
])('GIVEN OpenAI and the shop %s THEN the header is %s', (shopName, header) => {
  expect(Object.keys(signEvent('{}', { ...signer, shopName }, openAi))).toContain(header);
});

test('another body, secret or second is another signature', () => {
  const sign = (body: string, changes: Partial<EventSigner> = {}) =>
    signEvent(body, { ...signer, ...changes }, newest)['Merchant-Signature']!.split('v1=')[1];
  const signatures = [
    sign('{}'),
    sign('{ }'),
    sign('{}', { secret: 'b' }),
    sign('{}', { at: new Date(1763640001_000) }),
  ];
  expect(new Set(signatures).size).toBe(4);
});
