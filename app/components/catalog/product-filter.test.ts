import { expect, test } from 'vitest';
import { readCursor, toCursor } from './product-cursor.ts';
import { readProductFilter } from './product-filter.ts';

test.each([
  ['', { search: '' }],
  ['q=red+mug&severity=error', { search: 'red mug', severity: 'error' }],
  ['searchable=no&buyable=yes', { search: '', searchable: false, buyable: true }],
  ['standing=hidden', { search: '', standing: 'hidden' }],
  ['problem=openai.title.required', { search: '', problem: 'openai.title.required' }],
  ["severity=loud&buyable=maybe&problem=';--", { search: '' }],
  ['q=a%00b', { search: 'ab' }],
])('the address ?%s asks for %j', (address, expected) => {
  expect(readProductFilter(new URLSearchParams(address))).toEqual(expected);
});

test('a cursor comes back as it was', () => {
  const end = { title: 'Tea & "milk"', productId: '12' };
  expect(readCursor(toCursor(end))).toEqual(end);
});

test.each([null, '', 'x', '{}', '["a"]', '["a",1]', '["a\\u0000","1"]'])('%j is the first page', (text) => {
  expect(readCursor(text)).toBeNull();
});
