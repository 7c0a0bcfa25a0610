import { expect, test } from 'vitest';
import { countryName } from './country-name.ts';

test.each([
  ['CH', 'en', 'Switzerland'],
  ['CH', 'fr', 'Suisse'],
  ['ch', 'de', 'Schweiz'],
  ['ES', 'es', 'España'],
  ['XQ', 'de', 'XQ'],
  ['Schweiz', 'fr', 'Schweiz'],
  ['', 'en', ''],
] as const)('GIVEN the country %j WHEN said in %s THEN it is %j', (code, language, name) => {
  expect(countryName(code, language)).toBe(name);
});
