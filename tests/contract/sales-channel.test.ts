import fs from 'node:fs';
import path from 'node:path';
import type { GraphQLEnumType } from 'graphql';
import { parse } from 'smol-toml';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { FEED_LANGUAGES, SPECIFICATION_HANDLE } from '#app/catalog/channel/specification.ts';
import { LANGUAGES } from '#app/kernel/language.ts';
import { loadAdminSchema } from '#sandbox/shopify/graphql/admin-schema.ts';
import { svgIconProblem } from '#sandbox/shopify/oauth/svg-icon-problem.ts';

const FOLDER = 'extensions/sales-channel';
const SPECIFICATIONS = path.join(FOLDER, 'specifications');
const read = (file: string) => fs.readFileSync(file, 'utf8');

/** Every field that is documented, and no other (shopify.dev, "Channel config extension"). */
const specification = z.strictObject({
  handle: z.string().regex(/^[a-z0-9-]+$/),
  label: z.string().min(1),
  description: z.string().optional(),
  icon: z.string().endsWith('.svg').optional(),
  productFeedManagement: z.enum(['automatic', 'manual']).optional(),
  capabilities: z
    .strictObject({
      bundles: z.boolean(),
      digitalProducts: z.boolean(),
      subscriptions: z.boolean(),
      unlistedProducts: z.boolean(),
      combinedListings: z.boolean(),
      scheduledPublishing: z.boolean(),
    })
    .partial()
    .optional(),
  requirements: z
    .strictObject({
      expectsOnlineStoreParity: z.boolean(),
      merchantOfRecord: z.enum(['channel', 'merchant']),
    })
    .partial()
    .optional(),
  countries: z
    .array(
      z.strictObject({
        code: z.string(),
        languages: z.array(z.enum(LANGUAGES)).min(1),
        currency: z.string(),
      }),
    )
    .min(1),
});

test('THEN the app is a sales channel, and none is made by its mere installation', () => {
  const { extensions } = parse(read(path.join(FOLDER, 'shopify.extension.toml'))) as { extensions: object[] };
  expect(extensions).toEqual([
    {
      type: 'channel_config',
      handle: 'sales-channel',
      name: expect.any(String),
      description: expect.any(String),
      create_legacy_channel_on_app_install: false,
    },
  ]);
});

const files = fs.readdirSync(SPECIFICATIONS).filter((name) => name.endsWith('.toml'));
test('THEN there is a specification', () => expect(files).toEqual(['agents.toml']));

describe.each(files)('the specification %s', (file) => {
  const parsed = () => specification.parse(parse(read(path.join(SPECIFICATIONS, file))));

  test('has the documented fields alone; the merchant is who sells, and the app asks for its product feed', () => {
    expect(parsed()).toMatchObject({
      handle: path.basename(file, '.toml'),
      productFeedManagement: 'manual',
      requirements: { merchantOfRecord: 'merchant', expectsOnlineStoreParity: true },
    });
  });

  test('has countries, currencies and languages that Shopify knows, each country once', async () => {
    const { schema } = await loadAdminSchema('2026-10');
    const known = (type: string) =>
      (schema.getType(type) as GraphQLEnumType).getValues().map(({ name }) => name);
    const { countries } = parsed();
    for (const { code, currency, languages } of countries) {
      expect(known('CountryCode')).toContain(code);
      expect(known('CurrencyCode')).toContain(currency);
      expect(new Set(languages).size).toBe(languages.length);
    }
    const codes = countries.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    expect([...new Set(countries.flatMap(({ languages }) => languages))].sort()).toEqual(
      [...LANGUAGES].sort(),
    );
  });

  test('is the one that the app makes its channel of', () => {
    const { handle, countries } = parsed();
    expect(handle).toBe(SPECIFICATION_HANDLE);
    const first = countries.map(({ code, languages }) => [code, languages[0]!.toUpperCase()]);
    expect(Object.fromEntries(first)).toEqual(FEED_LANGUAGES);
  });

  test('has an icon beside it that Shopify takes', () => {
    expect(svgIconProblem(read(path.join(SPECIFICATIONS, parsed().icon!)))).toBeNull();
  });
});
