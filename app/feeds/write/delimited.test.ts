import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cellText, delimited } from './delimited.ts';

test.each<[unknown, string]>([
  [undefined, ''],
  [null, ''],
  [false, 'false'],
  [0, '0'],
  [
    ['https://a.example/1,2.jpg', 'https://a.example/3.jpg'],
    'https://a.example/1%2C2.jpg,https://a.example/3.jpg',
  ],
  [{ Size: 'L, XL' }, '{"Size":"L, XL"}'],
  [[{ q: 'Hot, cold?' }], '[{"q":"Hot, cold?"}]'],
])('GIVEN the value %j THEN its cell is %j', (value, cell) => {
  expect(cellText(value)).toBe(cell);
});

test.each([',', '\t'] as const)('GIVEN any texts THEN another reader of %j gets them back', (delimiter) => {
  const columns = ['a', 'b', 'c'];
  const { header, line } = delimited(columns, delimiter);
  const text = fc.string({ unit: fc.constantFrom('"', ',', '\t', '\n', '\r', 'é', '🎉', 'x', ' ') });
  fc.assert(
    fc.property(fc.array(fc.record({ a: text, b: text, c: text }), { minLength: 1 }), (rows) => {
      const file = header + rows.map(line).join('');
      const read = parse(file, {
        columns: true,
        delimiter,
        relax_column_count: false,
        record_delimiter: '\n',
      });
      expect(read).toEqual(rows);
    }),
  );
});
