import { expect, test } from 'vitest';
import { searchQuery, searchWords } from './search-words.ts';

test('what is searched are words of letters and digits, of texts that there are', () => {
  expect(searchWords(['Tasse à thé', null, 'PH-FGR-E', ''])).toBe('tasse à thé ph fgr e');
});

test.each([
  ['mug', 'mug:*'],
  ['  Blue   MUG ', 'blue:* & mug:*'],
  ['ph-fgr', 'ph:* & fgr:*'],
  ["a'|b & !c:*", 'a:* & b:* & c:*'],
  ['  ', null],
  ['&|!', null],
])('"%s" is searched as %s', (typed, query) => expect(searchQuery(typed)).toBe(query));
