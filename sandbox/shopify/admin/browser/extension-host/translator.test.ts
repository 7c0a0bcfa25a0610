import { expect, it } from 'vitest';
import { translator } from './translator.ts';

const translate = translator({
  heading: 'Orders',
  review: { pending: 'Waits for {{name}}' },
  selected: { one: '{{count}} order', other: '{{count}} orders' },
});

it.each([
  ['heading', {}, 'Orders'],
  ['review.pending', { name: 'you' }, 'Waits for you'],
  ['selected', { count: 1 }, '1 order'],
  ['selected', { count: 3 }, '3 orders'],
])('GIVEN the key %s with %j THEN it says %j', (key, values, text) => {
  expect(translate(key, values)).toBe(text);
});

it.each(['nothing', 'review.nothing', 'heading.more', 'review'])(
  'GIVEN the key %s, of which there is no text THEN it fails loudly, as nobody would see it else',
  (key) => expect(() => translate(key)).toThrow(/no text/),
);
