import { expect, test } from 'vitest';
import { isProhibited } from './prohibited.ts';

test.each<[category: string | null, prohibited: boolean]>([
  [null, false],
  ['Mature', true],
  ['mature > erotic > Erotic Books', true],
  ['Mature > Weapons & Weapon Accessories > Weapons > Guns', true],
  ['Mature Cheeses', false],
  ['Food, Beverages & Tobacco', false],
  ['Food, Beverages & Tobacco > Tobacco Products > Vaporizers & Electronic Cigarettes', true],
  ['Food, Beverages & Tobacco > Beverages > Alcoholic Beverages', false],
  ['Health & Beauty > Health Care > Medicine & Drugs', true],
  ['Health & Beauty > Health Care > Medical Tests > Drug Tests', false],
  ['Toys & Games > Games > Slot Machines', true],
  ['Toys & Games > Toys > Toy Weapons & Gadgets', false],
  [
    'Arts & Entertainment > Party & Celebration > Party Supplies > Fireworks & Firecrackers > Firecrackers',
    true,
  ],
  ['Arts & Entertainment > Party & Celebration > Party Supplies > Sparklers', false],
])('GIVEN the category %s THEN platforms refuse it: %s', (category, prohibited) => {
  expect(isProhibited({ category })).toBe(prohibited);
});
