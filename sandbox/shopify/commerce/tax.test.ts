import { describe, expect, test } from 'vitest';
import { destinationTax, divideHalfUp, mergeTaxLines, sumTax, taxLinesOn } from './tax.ts';
import { US_STATES } from './tax-rates.ts';

const shop = { taxesIncluded: false, taxInclusiveCountries: ['GB', 'DE'], taxShipping: false };

function taxOn(
  amountMinor: number,
  countryCode: string | null,
  provinceCode: string | null = null,
  zip: string | null = null,
) {
  const tax = destinationTax(shop, { countryCode, provinceCode, zip });
  return { ...tax, amounts: taxLinesOn(amountMinor, tax).map((line) => line.amountMinor) };
}

describe('destination taxes', () => {
  test.each([
    ['Oregon has none', 'US', 'OR', '97201', [], false, false],
    ['Montana has none', 'US', 'MT', null, [], false, false],
    ['New Hampshire has none', 'US', 'NH', null, [], false, false],
    ['Delaware has none', 'US', 'DE', null, [], false, false],
    ['Alaska has none', 'US', 'AK', null, [], false, false],
    ['California, shipping not taxed', 'US', 'CA', '95814', [725], false, false],
    ['Los Angeles adds a county', 'US', 'CA', '90012', [725, 250], false, false],
    ['New York state taxes shipping', 'US', 'NY', '12207', [400], true, false],
    ['New York City adds two', 'US', 'NY', '10001', [400, 450, 38], true, false],
    ['Austin', 'US', 'TX', '78701', [625, 100, 100], true, false],
    ['Seattle', 'US', 'WA', '98101', [650, 405], true, false],
    ['Miami', 'US', 'FL', '33101', [600, 100], false, false],
    ['Chicago', 'US', 'IL', '60601', [625, 175, 225], false, false],
    ['an unknown state is not calculated', 'US', null, null, [], false, false],
    ['Ontario HST', 'CA', 'ON', null, [1300], true, false],
    ['British Columbia GST and PST', 'CA', 'BC', null, [500, 700], true, false],
    ['Quebec GST and QST', 'CA', 'QC', null, [500, 998], true, false],
    ['Alberta GST only', 'CA', 'AB', null, [500], true, false],
    ['Great Britain, VAT included', 'GB', null, null, [1667], true, true],
    ['Germany, VAT included', 'DE', null, null, [1597], true, true],
    ['France, VAT added', 'FR', null, null, [2000], true, false],
    ['Japan is not collected', 'JP', null, null, [], false, false],
    ['no country', null, null, null, [], false, false],
  ])('GIVEN 100.00: %s', (_what, country, province, zip, amounts, shippingTaxed, included) => {
    expect(taxOn(10_000, country, province, zip)).toMatchObject({ amounts, shippingTaxed, included });
  });

  test('GIVEN every state THEN its rate is below 12 % and the zero states are the five', () => {
    expect(Object.values(US_STATES).every(({ millionths }) => millionths < 120_000)).toBe(true);
    const zero = Object.entries(US_STATES).filter(([, { millionths }]) => millionths === 0);
    expect(zero.map(([code]) => code).sort()).toEqual(['AK', 'DE', 'MT', 'NH', 'OR']);
  });

  test('GIVEN a shop that taxes shipping THEN states that leave it open tax it', () => {
    const address = { countryCode: 'US', provinceCode: 'FL', zip: '32301' };
    expect(destinationTax({ ...shop, taxShipping: true }, address).shippingTaxed).toBe(true);
  });

  test('GIVEN a tax-inclusive shop without an address THEN prices are inclusive', () => {
    expect(destinationTax({ ...shop, taxesIncluded: true }, null)).toEqual({
      included: true,
      shippingTaxed: false,
      parts: [],
    });
  });
});

describe('rounding', () => {
  test.each([
    [1000, 72_500, 73], // 72.5 rounds up
    [1, 500_000, 1],
    [999, 72_500, 72],
    [0, 72_500, 0],
    [14_500, 50_000, 725],
  ])('GIVEN %i minor units at %i millionths THEN the tax is %i', (amount, millionths, expected) => {
    expect(divideHalfUp(amount * millionths, 1_000_000)).toBe(expected);
  });

  test('GIVEN amounts beyond 2^53 in the product THEN the division is still exact', () => {
    expect(divideHalfUp(9_007_199_254_740_991, 2)).toBe(4_503_599_627_370_496);
  });

  test('GIVEN tax included THEN net plus tax is the price, for every price', () => {
    const tax = destinationTax(shop, { countryCode: 'GB', provinceCode: null, zip: null });
    for (let price = 1; price < 500; price += 1) {
      const contained = sumTax(taxLinesOn(price, tax));
      expect(Math.abs(contained - (price - price / 1.2))).toBeLessThanOrEqual(0.5);
    }
  });
});

test('GIVEN lines with the same title and rate THEN the order lists them once', () => {
  const line = { title: 'VAT', rate: 0.2, amountMinor: 10, channelLiable: null };
  expect(mergeTaxLines([line, { ...line, amountMinor: 5 }, { ...line, rate: 0.1 }])).toEqual([
    { ...line, amountMinor: 15 },
    { ...line, rate: 0.1 },
  ]);
});
