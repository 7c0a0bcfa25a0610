import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sampleItem } from '#tests/checkout-samples.ts';
import { applyVoice } from './apply-voice.ts';
import { checkOverride } from './check-override.ts';
import { templateVariables } from './template-variables.ts';
import { parseTemplate } from './template.ts';
import { toVoice } from './voice.ts';

const item = sampleItem({
  title: 'Mug <big> & round',
  variantTitle: 'Blue',
  options: [{ name: 'Color', value: 'Blue' }],
  tags: ['tea', 'blue'],
  metafields: { 'custom.care': 'By hand', '__proto__.x': 'no' },
  description: 'Holds tea.',
});
const variables = templateVariables(item, 'The Pottery');
const render = (text: string) => parseTemplate(text).render(variables);

test.each([
  ['{{ product.title }} by {{ product.vendor }}', 'Mug <big> & round by Potter'],
  ['{{ variant.title | upcase }} {{ variant.sku }} {{ variant.price }}', 'BLUE MUG 12.50 USD'],
  ['{{ product.tags | join: ", " }} {{ product.tags.size }}', 'tea, blue 2'],
  ['{{ product.options[0] }}: {{ variant.options.Color }}', 'Color: Blue'],
  ['{{ product.metafields.custom.care }}{{ product.metafields.custom.none }}', 'By hand'],
  [
    '{% if product.tags contains "tea" %}Tea{% else %}No tea{% endif %} at {{ shop.name }}',
    'Tea at The Pottery',
  ],
  ['{% assign short = product.title | truncate: 6 %}{{ short }}', 'Mug...'],
  ['<p>{{ product.title }}</p>', '<p>Mug &lt;big&gt; &amp; round</p>'],
])('GIVEN the template %s THEN it reads %s', (text, expected) => {
  expect(render(text)).toBe(expected);
});

describe('GIVEN a template that is none', () => {
  const refused = (text: string) => {
    try {
      checkOverride({ field: 'title', value: text, isTemplate: true });
    } catch (error) {
      return (error as Error).message;
    }
    return 'taken';
  };

  test.each([
    ['Mug\n{{ product.titel }}', 'title: There is no variable product.titel, line:2'],
    ['{{ process.env }}', 'title: There is no variable process.env, line:1'],
    ['Mug\n\n{% if product.title %}x', 'title: tag {% if product.title %} not closed, line:3, col:1'],
    ['{{ product.title | shout }}', 'title: undefined filter: shout, line:1, col:1'],
    ['{{ product.title | date: "%s" }}', 'title: undefined filter: date, line:1, col:1'],
    ['{% include "secrets" %}', 'title: tag "include" not found, line:1, col:1'],
    ['{% for tag in product.tags %}{{ tag }}{% endfor %}', 'title: tag "for" not found, line:1, col:1'],
    ['x'.repeat(20_001), 'title: is longer than 20000 characters'],
  ])('THEN %j is refused with its field and line', (text, message) => {
    expect(refused(text)).toBe(message);
  });

  test.each([
    'include',
    'render',
    'layout',
    'block',
    'tablerow',
    'capture',
    'increment',
    'cycle',
    'liquid',
    'echo',
  ])('THEN the tag %s is none it has', (tag) => {
    expect(refused(`{% ${tag} "a" %}`)).toContain(`tag "${tag}" not found`);
  });
});

test.each([
  ['{{ product.constructor }}{{ product.title.constructor }}{{ product.tags.__proto__ }}'],
  ['{{ product["constructor"]["constructor"] }}'],
])('GIVEN %s THEN it does not get out of the values it is given', (text) => {
  let made: string;
  try {
    made = render(text);
  } catch (error) {
    made = (error as Error).message;
  }
  expect(made).toMatch(/^$|There is no variable/);
});

/** A voice that says this template as the title. */
const saying = (value: string) =>
  toVoice(
    'The Pottery',
    [
      {
        ...{ id: 'o1', productId: null, filterField: null, filterValue: null, connectionId: null },
        ...{ field: 'title' as const, value, isTemplate: true },
      },
    ],
    [],
  );

const doubling = `{% assign a = product.title %}${'{% assign a = a | append: a %}'.repeat(60)}{{ a }}`;
test.each([
  ['that doubles a text sixty times', doubling],
  ['with a range of a thousand million', '{{ (1..1000000000) | join: "x" }}'],
  ['that is too long for a title', `{{ product.title }}${'x'.repeat(600)}`],
])('GIVEN a template %s THEN Shopify’s own title stands, and the item says so', (_what, value) => {
  const seen = applyVoice(item, saying(value));
  expect(seen.title).toBe(item.title);
  expect(seen.failedOverrides).toEqual([{ id: 'o1', field: 'title', problem: expect.any(String) as string }]);
});

test.each([
  '{%',
  '{{',
  '{% if ',
  '{% if product %}',
  '{{ product.title | append: ',
  '{% case product %}{% when ',
  '{% comment %}',
  '{% raw %}',
  '((((',
  '[[[[',
  '{{ product',
  '<a {{ product.title }}',
  '{%- liquid',
  "{{ 'a",
])('GIVEN %j over and over THEN it is taken or refused, and the item is told either way', (piece) => {
  expectSafe(piece.repeat(Math.floor(20_000 / piece.length)));
  expectSafe(`{{ ${piece.repeat(Math.floor(19_990 / piece.length))} }}`);
});

const pieces = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    ...[
      '{{',
      '}}',
      '{%',
      '%}',
      '{%-',
      '-%}',
      '|',
      ':',
      ',',
      '"',
      "'",
      '(1..99999)',
      '[',
      ']',
      '<b>',
      '</b>',
      '\0',
      '\n',
    ],
    ...[
      'if ',
      'endif',
      'else',
      'unless ',
      'case ',
      'when ',
      'assign a = ',
      'comment',
      'endcomment',
      'raw',
      'endraw',
    ],
    ...[
      'product',
      '.title',
      '.tags',
      'variant.options',
      'shop.name',
      ' a ',
      ' contains ',
      ' == ',
      ' and ',
      'append',
      'replace',
    ],
    ...[
      '{{ product.title }}',
      '{{ product.description | split: "" | join: product.description }}',
      '{% endif %}',
    ],
  ),
);

test('GIVEN any text as a template THEN saving refuses it or takes it, and no item breaks by it', () => {
  fc.assert(
    fc.property(
      fc.array(pieces, { maxLength: 40 }).map((list) => list.join('')),
      (text) => expectSafe(text),
    ),
    { numRuns: 2_000 },
  );
});

/** Whatever it is: an AppError or nothing when it is saved; Shopify's own value or another text when it is told. */
function expectSafe(value: string): void {
  for (const field of ['title', 'description', 'condition', 'return_policy'] as const) {
    try {
      checkOverride({ field, value, isTemplate: true });
    } catch (error) {
      expect(error).toMatchObject({ code: 'invalid', param: `$.${field}` });
    }
  }
  const { title, name } = applyVoice(item, saying(value));
  expect([typeof title, typeof name]).toEqual(['string', 'string']);
  expect(title.trim().length).toBeGreaterThan(0);
}
