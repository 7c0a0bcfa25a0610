import IntlMessageFormat from 'intl-messageformat';
import { describe, expect, test } from 'vitest';
import { MESSAGES } from '#app/i18n/translator-for.server.ts';
import { LANGUAGES } from '#app/kernel/language.ts';
import { textsOfRoute } from './texts-of-route.ts';
import { findHardCodedText } from './find-hard-coded-text.ts';

const SOURCES = Object.entries(
  import.meta.glob<string>(
    ['../../app/routes/app*.tsx', '../../app/components/**/*.{ts,tsx}', '!**/*.test.{ts,tsx}'],
    { query: '?raw', import: 'default', eager: true },
  ),
).map(([path, source]): [file: string, source: string] => [path.replace('../../', ''), source]);

const { en, ...others } = MESSAGES;

/** `orders.title` → text, of all levels. */
function flatten(node: object, prefix = ''): Map<string, string> {
  return new Map(
    Object.entries(node).flatMap(([key, value]: [string, string | object]) =>
      typeof value === 'string'
        ? [[`${prefix}${key}`, value] as const]
        : [...flatten(value, `${prefix}${key}.`)],
    ),
  );
}

/** What is filled in, and the tags around parts: they must be the same in every language. */
function argumentsOf(text: string, language: string): string[] {
  const names = new Set<string>();
  const walk = (parts: ReturnType<IntlMessageFormat['getAst']>): void => {
    for (const part of parts) {
      if (part.type !== 0 && part.type !== 7) names.add(part.value);
      if ('options' in part) for (const option of Object.values(part.options)) walk(option.value);
      if ('children' in part) walk(part.children);
    }
  };
  walk(new IntlMessageFormat(text, language, undefined, { ignoreTag: false }).getAst());
  return [...names].sort();
}

describe('the message catalogue', () => {
  const english = flatten(en);

  test.each(Object.entries(others))(
    'GIVEN %s THEN it has the texts of English, no more and no less',
    (_, messages) => {
      expect([...flatten(messages).keys()].sort()).toEqual([...english.keys()].sort());
    },
  );

  test.each(LANGUAGES)(
    'GIVEN %s THEN every text is well formed and takes the same values as English',
    (language) => {
      const wrong = [...flatten(MESSAGES[language])].filter(
        ([key, text]) => String(argumentsOf(text, language)) !== String(argumentsOf(english.get(key)!, 'en')),
      );
      expect(wrong).toEqual([]);
    },
  );

  test.each(LANGUAGES)('GIVEN %s THEN no text is empty', (language) => {
    const empty = [...flatten(MESSAGES[language])].filter(([, text]) => text.trim() === '');
    expect(empty).toEqual([]);
  });
});

describe('the code of the admin pages', () => {
  test('there is some to look at', () => expect(SOURCES.length).toBeGreaterThan(30));

  test.each(SOURCES)('%s has its texts in the message catalogue', (file, source) => {
    const found = findHardCodedText(file, source);
    expect(found).toEqual([]);
  });
});

describe('the texts that a page loads', () => {
  const sources = new Map(SOURCES);
  const pages = SOURCES.filter(
    ([file, source]) => file.startsWith('app/routes/') && source.includes('export default'),
  );

  test.each(pages)('%s needs the parts that it says, and no others', (file, source) => {
    // The frame around every page has the common ones.
    const said = textsOfRoute(file, sources).filter((part) => part !== 'common');
    const needed = [...source.matchAll(/^import '#app\/i18n\/texts\/(\w+)\.ts';$/gm)].map(
      ([, part]) => part!,
    );
    expect(needed.filter((part) => part !== 'common').sort()).toEqual(said);
  });
});
