import { expect, test } from 'vitest';
import { fieldPath, jsonPath } from './field-path.ts';

const LONG = 'x'.repeat(1000);
const CUT = `${'x'.repeat(200)}…`;

test.each<[PropertyKey[], string]>([
  [[], ''],
  [['line_items', 0, 'id'], 'line_items.0.id'],
  [['commissions', LONG], `commissions.${CUT}`],
])('GIVEN the path %j WHEN it is written for people THEN it is %s', (path, text) => {
  expect(fieldPath(path)).toBe(text);
});

test.each<[PropertyKey[], string]>([
  [[], '$'],
  [['line_items', 0, 'id'], '$.line_items[0].id'],
  [['a b', "it's", '"'], `$["a b"]["it's"]["\\""]`],
  [['0'], '$["0"]'],
  [['\u0000', '\ud800'], '$["\\u0000"]["\\ud800"]'],
  [[LONG], `$["${CUT}"]`],
])('GIVEN the path %j WHEN it is written as JSONPath THEN it is %s', (path, text) => {
  expect(jsonPath(path)).toBe(text);
});
