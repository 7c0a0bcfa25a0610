import { expect, test } from 'vitest';
import { formatMoney } from './format-money.ts';

test.each([
  [{ amount: 1999, currency: 'EUR' }, 'de', '19,99\u00a0€'],
  [{ amount: 123456, currency: 'EUR' }, 'fr', '1\u202f234,56\u00a0€'],
  [{ amount: 1500, currency: 'JPY' }, 'ja', '￥1,500'],
  [{ amount: 1234, currency: 'KWD' }, 'en', 'KWD\u00a01.234'],
  [{ amount: 900719925474099, currency: 'USD' }, 'en', '$9,007,199,254,740.99'],
])('%o reads in %s as %s', (money, locale, text) => {
  expect(formatMoney(money, locale)).toBe(text);
});
