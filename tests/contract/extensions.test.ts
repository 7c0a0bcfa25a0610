import fs from 'node:fs';
import path from 'node:path';
import { parse as parseGraphql, validate } from 'graphql';
import { parse } from 'smol-toml';
import { describe, expect, test } from 'vitest';
import { loadAdminSchema } from '#sandbox/shopify/graphql/admin-schema.ts';

interface ExtensionToml {
  api_version?: string;
  extensions: {
    type: string;
    handle: string;
    name: string;
    uid?: string;
    targeting?: { target: string; module: string; should_render?: { module: string } }[];
  }[];
}

const ROOT = 'extensions';
const folders = fs
  .readdirSync(ROOT)
  .filter((name) => fs.existsSync(path.join(ROOT, name, 'shopify.extension.toml')));
const all = folders.map((folder) => ({
  folder,
  toml: parse(
    fs.readFileSync(path.join(ROOT, folder, 'shopify.extension.toml'), 'utf8'),
  ) as unknown as ExtensionToml,
}));
const ui = all.filter(({ toml }) => toml.extensions?.some(({ type }) => type === 'ui_extension'));

const library = 'node_modules/@shopify/ui-extensions';
const { version } = JSON.parse(fs.readFileSync(`${library}/package.json`, 'utf8')) as { version: string };
const known = new Set(
  fs
    .readFileSync(`${library}/src/surfaces/admin/extension-targets.ts`, 'utf8')
    .match(/'admin\.[\w.-]+'(?=: \w+Extension<)/g)!
    .map((quoted) => quoted.slice(1, -1)),
);

interface Source {
  file: string;
  text: string;
}

/** Every text of a locale file, by its dotted key. */
function keysOf(texts: object, prefix = ''): string[] {
  return Object.entries(texts)
    .flatMap(([key, value]) =>
      typeof value === 'object' ? keysOf(value as object, `${prefix}${key}.`) : [`${prefix}${key}`],
    )
    .sort();
}

function sourcesOf(folder: string): Source[] {
  return fs
    .readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts') && !file.startsWith('dist'))
    .map((file) => ({
      file: `${folder}/${file}`,
      text: fs.readFileSync(path.join(ROOT, folder, file), 'utf8'),
    }));
}

/** These, the files of `shared` that they import, and those that these import in turn. */
function withShared(sources: Source[]): Source[] {
  const shared = sourcesOf('shared');
  const found = new Set(sources);
  // What is added meanwhile has its turn too.
  for (const { text } of found)
    for (const source of shared) if (text.includes(`/${path.basename(source.file)}'`)) found.add(source);
  return [...found];
}

test('THEN there are extensions, each with a handle and an id of its own', () => {
  const every = all.flatMap(({ toml }) => toml.extensions ?? []);
  expect(every.length).toBeGreaterThan(2);
  const uids = every.flatMap(({ uid }) => uid ?? []);
  expect(new Set(uids).size).toBe(uids.length);
  const handles = every.map(({ handle }) => handle);
  expect(new Set(handles).size).toBe(handles.length);
});

describe.each(ui)('the extension $folder', ({ folder, toml }) => {
  const read = (file: string) => JSON.parse(fs.readFileSync(path.join(ROOT, folder, file), 'utf8')) as object;
  const locales = fs.readdirSync(path.join(ROOT, folder, 'locales'));

  test('is for the API version of the installed library, of which its targets are', () => {
    const [year, month] = version.split('.');
    expect(toml.api_version).toBe(`${year}-${month!.padStart(2, '0')}`);
    for (const { targeting = [] } of toml.extensions)
      for (const { target, should_render: condition } of targeting) {
        expect(known).toContain(target);
        if (condition) expect(known).toContain(target.replace(/render$/, 'should-render'));
      }
  });

  test('has the modules that it names', () => {
    for (const { targeting = [] } of toml.extensions)
      for (const { module, should_render: condition } of targeting)
        for (const file of [module, condition?.module])
          if (file) expect(fs.existsSync(path.join(ROOT, folder, file)), file).toBe(true);
  });

  test('says the same in every language of the app', () => {
    expect(locales.sort()).toEqual(['de.json', 'en.default.json', 'es.json', 'fr.json']);
    const english = keysOf(read('locales/en.default.json'));
    for (const locale of locales) expect(keysOf(read(`locales/${locale}`)), locale).toEqual(english);
    for (const { name } of toml.extensions)
      if (name.startsWith('t:')) expect(english).toContain(name.slice(2));
  });

  test('says nothing that it has no text for', () => {
    const english = keysOf(read('locales/en.default.json'));
    const plain = new Set(english.map((key) => key.replace(/\.(one|other)$/, '')));
    const own = sourcesOf(folder).filter(({ file }) => !file.includes('.test.'));
    const asked = withShared(own).flatMap(({ text }) =>
      [...text.matchAll(/\bt\('([\w.]+)'/g)].map(([, key]) => key!),
    );
    expect(asked.filter((key) => !plain.has(key))).toEqual([]);
  });
});

describe('GraphQL in extensions', () => {
  const operations = ['shared', ...folders]
    .flatMap(sourcesOf)
    .flatMap(({ file, text }) =>
      [...text.matchAll(/`#graphql\n([^`]+)`/g)].map(([, source]) => ({ file, source: source! })),
    );

  test('THEN there is some', () => expect(operations.length).toBeGreaterThan(0));

  test.each(operations)('of $file is valid for the Admin schema', async ({ source }) => {
    const { schema } = await loadAdminSchema('2026-10');
    expect(validate(schema, parseGraphql(source)).map(({ message }) => message)).toEqual([]);
  });
});
