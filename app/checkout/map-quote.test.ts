import { describe, expect, test } from 'vitest';
import { sampleLine } from '#tests/checkout-samples.ts';
import { mapOptions, mapQuote } from './map-quote.ts';

type Calculated = Parameters<typeof mapQuote>[1];
type Rate = Parameters<typeof mapOptions>[0][number];

const set = (amount: string) => ({ shopMoney: { amount } });

const VARIANT = {
  id: 'gid://shopify/ProductVariant/44001',
  availableForSale: true,
  sellableOnlineQuantity: 7,
  inventoryPolicy: 'DENY',
  inventoryItem: { tracked: true },
};

/** Two mugs at 12.50, one dollar off each, 5.00 shipping, 1.96 tax. */
function calculated(changes: object = {}, line: object = {}): Calculated {
  return {
    currencyCode: 'USD',
    taxesIncluded: false,
    discountCodes: [],
    lineItems: [
      {
        quantity: 2,
        originalUnitPriceSet: set('12.5'),
        originalTotalSet: set('25.0'),
        discountedTotalSet: set('23.0'),
        variant: VARIANT,
        ...line,
      },
    ],
    totalShippingPriceSet: set('5.0'),
    totalTaxSet: set('1.96'),
    totalPriceSet: set('29.96'),
    taxLines: [{ title: 'California', rate: 0.085, priceSet: set('1.96') }],
    ...changes,
  } as unknown as Calculated;
}

const two = [sampleLine({ quantity: 2, unitAmount: 1200 })];

describe('mapQuote', () => {
  test('reads prices, discounts, shipping and tax to the cent', () => {
    const quote = mapQuote(two, calculated());
    expect(quote.lines).toMatchObject([
      { id: 'line_item_1', unitAmount: 1250, baseAmount: 2500, discount: 200, subtotal: 2300, available: 7 },
    ]);
    expect(quote.totals).toEqual({
      itemsBase: 2500,
      itemsDiscount: 200,
      subtotal: 2300,
      discount: 0,
      fulfillment: 500,
      tax: 196,
      includedTax: 0,
      total: 2996,
      taxLines: [{ title: 'California', rate: 0.085, amount: 196 }],
    });
  });

  test('GIVEN prices with tax in them THEN it is told but not added', () => {
    const { totals } = mapQuote(two, calculated({ taxesIncluded: true, totalPriceSet: set('28.0') }));
    expect(totals).toMatchObject({ tax: 0, includedTax: 196, discount: 0, total: 2800 });
  });

  test('GIVEN the total is lower than its parts THEN the rest is a discount on the order', () => {
    const { totals } = mapQuote(two, calculated({ totalPriceSet: set('26.96') }));
    expect(totals).toMatchObject({ itemsDiscount: 200, discount: 300, total: 2696 });
    expect(totals.subtotal + totals.fulfillment + totals.tax - totals.discount).toBe(totals.total);
  });

  test.each([
    ['a currency without decimals', 'JPY', '1300', 1300],
    ['a currency with three', 'KWD', '1.234', 1234],
  ])('GIVEN %s THEN amounts are in its minor units', (_, currencyCode, price, minor) => {
    const quote = mapQuote(
      [sampleLine()],
      calculated(
        {
          currencyCode,
          totalShippingPriceSet: set('0'),
          totalTaxSet: set('0'),
          totalPriceSet: set(price),
          taxLines: [],
        },
        {
          quantity: 1,
          originalUnitPriceSet: set(price),
          originalTotalSet: set(price),
          discountedTotalSet: set(price),
        },
      ),
    );
    expect([quote.lines[0]!.unitAmount, quote.totals.total]).toEqual([minor, minor]);
  });

  test.each([
    ['tracked', {}, 7],
    ['oversold', { sellableOnlineQuantity: -2 }, 0],
    ['not tracked', { inventoryItem: { tracked: false } }, null],
    ['sold beyond the stock', { inventoryPolicy: 'CONTINUE', sellableOnlineQuantity: 0 }, null],
  ])('GIVEN stock that is %s THEN %s units are there', (_, variant, available) => {
    const quote = mapQuote(two, calculated({}, { variant: { ...VARIANT, ...variant } }));
    expect(quote.lines[0]!.available).toBe(available);
  });

  test.each([
    ['another quantity', calculated({}, { quantity: 3 })],
    ['no line', calculated({ lineItems: [] })],
  ])('GIVEN %s in the answer THEN it is not believed', (_, answer) => {
    expect(() => mapQuote(two, answer)).toThrow('other lines');
  });
});

describe('mapOptions', () => {
  const rate = (title: string, amount: string, code = title, handle = `h-${title}`): Rate =>
    ({ handle, code, title, source: 'shopify', price: { amount, currencyCode: 'USD' } }) as Rate;

  test('lists the cheapest first, with ids that a new quote keeps', () => {
    const first = mapOptions([rate('Express', '15.0'), rate('Standard', '5.0')], 'USD');
    expect(first).toMatchObject([
      { id: 'shipping_standard', amount: 500, rateHandle: 'h-Standard' },
      { id: 'shipping_express', amount: 1500, rateHandle: 'h-Express' },
    ]);
    const second = mapOptions([rate('Standard', '6.0', 'Standard', 'other')], 'USD');
    expect(second[0]).toMatchObject({ id: 'shipping_standard', rateHandle: 'other' });
  });

  test.each([
    ['two of one name', [rate('Post', '1'), rate('Post', '2')], ['shipping_post', 'shipping_post_2']],
    ['no letters', [rate('速達', '1')], ['shipping_rate']],
    ['no code', [rate('Next Day!', '1', '')], ['shipping_next_day']],
    ['none', [], []],
  ])('GIVEN %s THEN every id is there once', (_, rates, ids) => {
    expect(mapOptions(rates, 'USD').map((option) => option.id)).toEqual(ids);
  });
});
