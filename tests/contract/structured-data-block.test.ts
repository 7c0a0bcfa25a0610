import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { openBlock, type BlockSetting } from '#tests/storefront/render-block.ts';

const FOLDER = 'extensions/structured-data';
const block = openBlock(`${FOLDER}/blocks/product-data.liquid`);

describe('the block in the theme editor', () => {
  const locale = (file: string) => JSON.parse(fs.readFileSync(`${FOLDER}/locales/${file}`, 'utf8')) as object;
  const textAt = (texts: object, key: string) =>
    key
      .split('.')
      .reduce<unknown>((found, name) => (found as Record<string, unknown> | undefined)?.[name], texts);
  const textsOf = ({ label, info, content, options = [] }: BlockSetting) =>
    [label, info, content, ...options.map((option) => option.label)].filter((text) => text !== undefined);
  const keys = [block.schema.name, ...block.schema.settings.flatMap(textsOf)];

  test('THEN it is one for product pages, and says everything by a key', () => {
    expect(block.schema).toMatchObject({ target: 'head', enabled_on: { templates: ['product'] } });
    expect(keys.filter((key) => !key.startsWith('t:'))).toEqual([]);
  });

  test.each(['en.default', 'de', 'fr', 'es'])('GIVEN %s THEN each of its texts is there', (language) => {
    const file = `${language}.schema.json`;
    const texts = locale(file);
    for (const key of keys) expect(textAt(texts, key.slice(2)), key).toEqual(expect.any(String));
    expect(Object.keys(flat(texts)).sort()).toEqual([...new Set(keys.map((key) => key.slice(2)))].sort());
    // shopify.dev, "Configure theme app extensions": names, and the size of a locale file.
    expect((textAt(texts, 'product_data.name') as string).length).toBeLessThan(25);
    expect(fs.statSync(`${FOLDER}/locales/${file}`).size).toBeLessThan(15_000);
  });

  test('THEN it is within Shopify’s 100 KB of Liquid, without a script, a style or a file of its own', () => {
    const liquid = ['blocks', 'snippets'].flatMap((folder) =>
      fs
        .readdirSync(`${FOLDER}/${folder}`)
        .map((file) => fs.readFileSync(`${FOLDER}/${folder}/${file}`, 'utf8')),
    );
    expect(liquid.join('').length).toBeLessThan(100_000);
    expect(liquid.join('').match(/<script[^>]*>|<link|<style|https?:\/\/(?!schema\.org)/g)).toEqual([
      '<script type="application/ld+json">',
    ]);
    expect(
      fs
        .readdirSync(FOLDER)
        .filter((name) => name !== 'dist')
        .sort(),
    ).toEqual(['blocks', 'locales', 'shopify.extension.toml', 'snippets']);
    expect(block.schema).not.toHaveProperty('javascript');
  });

  test('THEN each value that it puts into the page goes through the json filter', () => {
    const outputs = ['blocks', 'snippets']
      .flatMap((folder) =>
        fs.readdirSync(path.join(FOLDER, folder)).map((file) => path.join(FOLDER, folder, file)),
      )
      .flatMap((file) =>
        [...fs.readFileSync(file, 'utf8').matchAll(/\{\{-?\s*(.*?)\s*-?\}\}/g)].map(([, code]) => code!),
      );
    // These three are JSON already, made by the snippets.
    const made = ['images', 'returns', 'shipping'];
    expect(outputs.length).toBeGreaterThan(20);
    expect(outputs.filter((code) => !code.endsWith('| json') && !made.includes(code))).toEqual([]);
  });
});

/** Texts by their dotted keys. */
function flat(texts: object, prefix = ''): Record<string, string> {
  return Object.fromEntries(
    Object.entries(texts).flatMap(([key, value]) =>
      typeof value === 'object'
        ? Object.entries(flat(value as object, `${prefix}${key}.`))
        : [[`${prefix}${key}`, String(value)]],
    ),
  );
}
