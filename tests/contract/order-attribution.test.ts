import fs from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { PLATFORMS } from '#app/agents/platforms.ts';
import { readAppConfig } from '#sandbox/shopify/oauth/app-config.ts';

const FOLDER = 'extensions/order-attribution';
const TOML = fileURLToPath(new URL('../../shopify.app.toml', import.meta.url));

test('THEN every platform has an attribution of the same handle and name, and there is no other', () => {
  const { attributions } = readAppConfig(TOML, 'https://aisle.example.com');
  expect(attributions.map(({ handle, displayName }) => ({ handle, name: displayName }))).toEqual(PLATFORMS);
});

test('THEN each has a drawing of its own that Shopify takes', () => {
  // What Shopify would not take is refused when it is read.
  const { attributions } = readAppConfig(TOML, 'https://aisle.example.com');
  expect(new Set(attributions.map(({ icon }) => icon)).size).toBe(PLATFORMS.length);
  expect(fs.readdirSync(`${FOLDER}/icons`).sort()).toEqual(
    PLATFORMS.map(({ handle }) => `${handle}.svg`).sort(),
  );
});
