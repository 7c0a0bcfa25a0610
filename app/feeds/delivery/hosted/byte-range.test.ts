import { expect, test } from 'vitest';
import { parseByteRange } from './byte-range.ts';

const whole = null;
test.each([
  ['bytes=0-0', { start: 0, end: 0 }],
  ['bytes=2-5', { start: 2, end: 5 }],
  ['bytes=2-', { start: 2, end: 9 }],
  ['bytes=2-99999999999999999999', { start: 2, end: 9 }],
  ['bytes=-3', { start: 7, end: 9 }],
  ['bytes=-30', { start: 0, end: 9 }],
  ['Bytes= 1-2 ', { start: 1, end: 2 }],
  ['bytes=10-', 'unsatisfiable'],
  ['bytes=99999999999999999999-', 'unsatisfiable'],
  ['bytes=-0', 'unsatisfiable'],
  ['bytes=5-2', whole],
  ['bytes=0-1,4-5', whole],
  ['bytes=-', whole],
  ['bytes=a-b', whole],
  ['lines=1-2', whole],
  ['', whole],
  [undefined, whole],
])('GIVEN ten bytes and the range %s THEN it is read as RFC 9110 says', (header, range) => {
  expect(parseByteRange(header, 10)).toEqual(range);
});

test('GIVEN an empty file THEN no range of it can be had', () => {
  expect(parseByteRange('bytes=0-', 0)).toBe('unsatisfiable');
  expect(parseByteRange('bytes=-5', 0)).toBe('unsatisfiable');
});
