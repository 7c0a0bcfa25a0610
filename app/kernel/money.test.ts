import { expect, test } from 'vitest';
import { formatDecimal, parseDecimal } from './money.ts';

test.each([
  ['19.99', 'USD', 1999],
  ['19.9', 'USD', 1990],
  ['19', 'USD', 1900],
  ['0.00', 'EUR', 0],
  ['-3.50', 'USD', -350],
  ['1200', 'JPY', 1200],
  ['1200.0', 'JPY', 1200],
  ['1.234', 'KWD', 1234],
  ['10.0000', 'USD', 1000],
  ['0.29', 'USD', 29], // 0.29 * 100 is 28.999… in floats
])('GIVEN %s %s WHEN parsed THEN it is %i minor units', (text, currency, amount) => {
  expect(parseDecimal(text, currency)).toBe(amount);
});

test.each([
  ['1.999', 'USD'],
  ['1.5', 'JPY'],
  ['1,99', 'USD'],
  ['1e3', 'USD'],
  ['', 'USD'],
  ['.5', 'USD'],
  ['99999999999999999', 'USD'],
])('GIVEN "%s" %s WHEN parsed THEN it is refused', (text, currency) => {
  expect(() => parseDecimal(text, currency)).toThrow(RangeError);
});

test.each([
  [1999, 'USD', '19.99'],
  [5, 'USD', '0.05'],
  [0, 'USD', '0.00'],
  [-350, 'USD', '-3.50'],
  [1200, 'JPY', '1200'],
  [1, 'KWD', '0.001'],
])('GIVEN %i minor units of %s WHEN formatted THEN they read %s', (amount, currency, text) => {
  expect(formatDecimal(amount, currency)).toBe(text);
  expect(parseDecimal(text, currency)).toBe(amount);
});

test('GIVEN a fraction of a cent WHEN formatted THEN it is refused', () => {
  expect(() => formatDecimal(1.5, 'USD')).toThrow(RangeError);
});
