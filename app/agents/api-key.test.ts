import { expect, test } from 'vitest';
import { apiKeyHint, generateApiKey, hashApiKey } from './api-key.ts';

test.each(['test', 'live'] as const)('a key of %s mode says so, and holds 256 bits', (mode) => {
  const key = generateApiKey(mode);
  const random = key.replace(`aisle_${mode}_`, '');
  expect(Buffer.from(random, 'base64url')).toHaveLength(32);
  // It goes into a header as it is.
  expect(key).toMatch(/^[\x21-\x7e]{1,256}$/);
});

test('no two keys are equal', () => {
  expect(new Set(Array.from({ length: 100 }, () => generateApiKey('test'))).size).toBe(100);
});

test('what is stored tells the key apart but not what it is', () => {
  expect(hashApiKey('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  expect(hashApiKey('abd')).not.toBe(hashApiKey('abc'));
  const key = generateApiKey('live');
  expect(apiKeyHint(key)).toBe(`${key.slice(0, 16)}…${key.slice(-4)}`);
  expect(apiKeyHint(key).length).toBeLessThan(key.length / 2);
});
