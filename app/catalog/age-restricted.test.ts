import { expect, test } from 'vitest';
import { isAgeRestricted } from './age-restricted.ts';

test.each<[tags: string[], category: string | null, restricted: boolean]>([
  [[], null, false],
  [['sale'], 'Food, Beverages & Tobacco > Beverages > Coffee', false],
  [['Age-Restricted'], null, true],
  [[], 'Food, Beverages & Tobacco > Beverages > Alcoholic Beverages', true],
  [[], 'Food, Beverages & Tobacco > Beverages > Alcoholic Beverages > Wine', true],
  [[], 'Food, Beverages & Tobacco > Beverages > Low Alcohol & Alcohol-Free Beverages', false],
  [[], 'food, beverages & tobacco > beverages > alcoholic beverages > Beer', true],
  [[], 'Food, Beverages & Tobacco > Beverages > Alcoholic Beverages-to-be', false],
])('GIVEN tags %j and category %s THEN it is for adults only: %s', (tags, category, restricted) => {
  expect(isAgeRestricted({ tags, category })).toBe(restricted);
});
