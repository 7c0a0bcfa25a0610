import { expect, test } from 'vitest';
import { createSecretBox } from './secret-box.server.ts';

const key = (id: string, fill: number) => `${id}:${Buffer.alloc(32, fill).toString('base64')}`;

test('GIVEN a sealed secret WHEN opened in its context THEN it reads the same, and the sealed text hides it', () => {
  const box = createSecretBox(key('k1', 1));
  const sealed = box.seal('sk_test_ünïcode', 'shops:1:key');
  expect(sealed).not.toContain('sk_test');
  expect(box.open(sealed, 'shops:1:key')).toBe('sk_test_ünïcode');
  expect(box.seal('sk_test_ünïcode', 'shops:1:key')).not.toBe(sealed);
});

test('GIVEN a sealed secret WHEN copied to another row or changed THEN it does not open', () => {
  const box = createSecretBox(key('k1', 1));
  const sealed = box.seal('secret', 'shops:1:key');
  expect(() => box.open(sealed, 'shops:2:key')).toThrow();
  const [id, nonce, body, tag] = sealed.split('.') as [string, string, string, string];
  const flipped = body.startsWith('A') ? `B${body.slice(1)}` : `A${body.slice(1)}`;
  expect(() => box.open([id, nonce, flipped, tag].join('.'), 'shops:1:key')).toThrow();
});

test('GIVEN a rotated key ring WHEN an old secret is opened THEN it opens, and new ones use the new key', () => {
  const old = createSecretBox(key('k1', 1)).seal('secret', 'c');
  const rotated = createSecretBox(`${key('k2', 2)},${key('k1', 1)}`);
  expect(rotated.open(old, 'c')).toBe('secret');
  expect(rotated.seal('secret', 'c')).toMatch(/^k2\./);
  expect(() => createSecretBox(key('k2', 2)).open(old, 'c')).toThrow('unknown encryption key');
});
