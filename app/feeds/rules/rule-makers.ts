import type { FeedRule, ProductField, Row, Severity } from './feed-rule.ts';
import { characters, flag, has, isPlaceholder, isWebUrl, list, money, text } from './row-values.ts';

/** What a rule says of itself, without its condition. */
type Words = Pick<FeedRule, 'problem' | 'fix'>;

/** Rules of one platform: ids begin with its name. */
export function rulesOf(platform: string) {
  const rule = (
    field: string,
    name: string,
    severity: Severity,
    productField: ProductField,
    words: Words,
    breaks: (row: Row) => boolean,
  ): FeedRule => ({ id: `${platform}.${field}.${name}`, severity, field, productField, ...words, breaks });

  return {
    rule,
    required: (field: string, productField: ProductField, words: Words) =>
      rule(field, 'required', 'error', productField, words, (row) => !has(row, field)),
    atMost: (field: string, length: number, productField: ProductField, severity: Severity = 'warning') =>
      rule(
        field,
        'length',
        severity,
        productField,
        {
          problem: `${field} is longer than ${length} characters, and may be cut or refused.`,
          fix: `Shorten it to ${length} characters, the important words first.`,
        },
        (row) => characters(text(row, field)) > length,
      ),
    oneOf: (
      field: string,
      words: readonly string[],
      productField: ProductField,
      severity: Severity = 'warning',
    ) =>
      rule(
        field,
        'value',
        severity,
        productField,
        {
          problem: `${field} is none of the words that the platform knows.`,
          fix: `Use one of ${words.join(', ')}, or leave it out.`,
        },
        (row) => has(row, field) && !words.includes(text(row, field)),
      ),
    isFlag: (field: string) =>
      rule(
        field,
        'flag',
        'warning',
        'feed',
        { problem: `${field} is neither true nor false.`, fix: 'Write true or false, in lower case.' },
        (row) => has(row, field) && flag(row, field) === undefined,
      ),
    isUrl: (field: string, productField: ProductField, severity: Severity = 'warning') => [
      rule(
        field,
        'url',
        severity,
        productField,
        {
          problem: `${field} is no absolute web address.`,
          fix: 'Give the whole address, beginning with https://.',
        },
        (row) => has(row, field) && !isWebUrl(row[field]),
      ),
      rule(
        field,
        'https',
        'advice',
        productField,
        { problem: `${field} is not served by https.`, fix: 'Serve it by https.' },
        (row) => /^http:/i.test(text(row, field)),
      ),
    ],
    areUrls: (field: string, productField: ProductField) =>
      rule(
        field,
        'urls',
        'warning',
        productField,
        {
          problem: `${field} has an entry that is no absolute web address.`,
          fix: 'Give whole addresses; a comma inside one is written %2C.',
        },
        (row) => list(row, field).some((entry) => !isWebUrl(entry)),
      ),
    isMoney: (field: string, productField: ProductField, severity: Severity = 'warning') =>
      rule(
        field,
        'money',
        severity,
        productField,
        {
          problem: `${field} is not written as an amount with its currency.`,
          fix: 'Write it like 79.99 USD: a decimal point, no separators, the currency in capitals, no more decimals than it has.',
        },
        (row) => has(row, field) && money(row, field) === null,
      ),
    saleBelowPrice: (severity: Severity, outcome: string) =>
      rule(
        'sale_price',
        'relation',
        severity,
        'price',
        {
          problem: `The sale price is not below the regular price in the same currency, so ${outcome}.`,
          fix: 'Set the compare-at price above the price, or clear it.',
        },
        (row) => {
          const [price, sale] = [money(row, 'price'), money(row, 'sale_price')];
          if (!price || !sale) return false;
          return sale.amount === 0 || sale.currency !== price.currency || sale.amount >= price.amount;
        },
      ),
    isCount: (field: string, productField: ProductField) =>
      rule(
        field,
        'number',
        'warning',
        productField,
        { problem: `${field} is no whole number.`, fix: 'Give a whole number, 0 or more.' },
        (row) => has(row, field) && !/^\d+$/.test(text(row, field)),
      ),
    isReal: (field: string, productField: ProductField, severity: Severity = 'warning') =>
      rule(
        field,
        'placeholder',
        severity,
        productField,
        {
          problem: `${field} is filled with a word that means nothing ("N/A", "unknown", "test").`,
          fix: 'Give the true value, or leave it empty.',
        },
        (row) => isPlaceholder(text(row, field)),
      ),
  };
}
