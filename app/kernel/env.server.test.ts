import fs from 'node:fs';
import { expect, test } from 'vitest';
import { envSchema, readEnv } from './env.server.ts';

const example = Object.fromEntries(
  fs
    .readFileSync(new URL('../../.env.example', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => /^[A-Z_]+=/.test(line))
    .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
);

test('GIVEN .env.example WHEN compared with the schema THEN it documents every variable and no other', () => {
  expect(Object.keys(example).sort()).toEqual(Object.keys(envSchema.shape).sort());
});

const KEYS = `k1:${Buffer.alloc(32, 7).toString('base64')}`;

test('GIVEN .env.example WHEN read THEN only the encryption key must be filled in', () => {
  expect(() => readEnv(example)).toThrow(/^[^\n]*\n {2}ENCRYPTION_KEYS: [^\n]*\nSee/);
  expect(readEnv({ ...example, ENCRYPTION_KEYS: KEYS })).toMatchObject({
    PORT: 3000,
    SANDBOX: false,
    SHOPIFY_APP_DISTRIBUTION: 'single_merchant',
  });
});

test('GIVEN several wrong variables WHEN read THEN all are named and no value is shown', () => {
  const broken = {
    ...example,
    DATABASE_URL: 'mysql://secret',
    ENCRYPTION_KEYS: 'k1:short',
    SHOPIFY_API_KEY: '',
  };
  expect(() => readEnv(broken)).toThrow(/DATABASE_URL[^]*ENCRYPTION_KEYS|SHOPIFY_API_KEY/);
  expect(() => readEnv(broken)).not.toThrow(/secret|short/);
});
