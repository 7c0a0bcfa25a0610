import { describe, expect, test } from 'vitest';
import { sampleLine } from '#tests/checkout-samples.ts';
import { mapQuote, type Calculated } from './map-quote.ts';

const NOW = new Date('2026-11-20T12:00:00Z');

const set = (amount: string, shown = amount) => ({
  shopMoney: { amount },
  presentmentMoney: { amount: shown },
});

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
    presentmentCurrencyCode: 'USD',
    platformDiscounts: [],
    taxesIncluded: false,
    lineItems: [
      {
        uuid: 'line-0',
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
    const quote = mapQuote(two, calculated(), NOW);
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
    const { totals } = mapQuote(two, calculated({ taxesIncluded: true, totalPriceSet: set('28.0') }), NOW);
    expect(totals).toMatchObject({ tax: 0, includedTax: 196, discount: 0, total: 2800 });
  });

  test('GIVEN the total is lower than its parts THEN the rest is a discount on the order', () => {
    const { totals } = mapQuote(two, calculated({ totalPriceSet: set('26.96') }), NOW);
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
          presentmentCurrencyCode: currencyCode,
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
      NOW,
    );
    expect([quote.lines[0]!.unitAmount, quote.totals.total]).toEqual([minor, minor]);
  });

  test('GIVEN a second currency THEN the same sums are read in it, and the rate leads from it to the shop’s', () => {
    const { presentment } = mapQuote(
      two,
      calculated(
        {
          presentmentCurrencyCode: 'JPY',
          totalShippingPriceSet: set('5.0', '750'),
          totalTaxSet: set('1.96', '294'),
          totalPriceSet: set('26.96', '4044'),
          taxLines: [{ title: 'California', rate: 0.085, priceSet: set('1.96', '294') }],
        },
        { originalUnitPriceSet: set('12.5', '1875'), discountedTotalSet: set('23.0', '3450') },
      ),
      NOW,
    );
    expect(presentment).toEqual({
      currency: 'JPY',
      exchangeRate: Number((30 / 4500).toPrecision(6)),
      at: '2026-11-20T12:00:00.000Z',
      lines: [{ unitAmount: 1875, baseAmount: 3750, discount: 300, subtotal: 3450 }],
      totals: {
        itemsBase: 3750,
        itemsDiscount: 300,
        subtotal: 3450,
        discount: 450,
        fulfillment: 750,
        tax: 294,
        includedTax: 0,
        total: 4044,
        taxLines: [{ title: 'California', rate: 0.085, amount: 294 }],
      },
    });
    expect(mapQuote(two, calculated(), NOW).presentment).toBeNull();
  });

  test.each([
    ['tracked', {}, 7],
    ['oversold', { sellableOnlineQuantity: -2 }, 0],
    ['not tracked', { inventoryItem: { tracked: false } }, null],
    ['sold beyond the stock', { inventoryPolicy: 'CONTINUE', sellableOnlineQuantity: 0 }, null],
  ])('GIVEN stock that is %s THEN %s units are there', (_, variant, available) => {
    const quote = mapQuote(two, calculated({}, { variant: { ...VARIANT, ...variant } }), NOW);
    expect(quote.lines[0]!.available).toBe(available);
  });

  test.each([
    ['another quantity', calculated({}, { quantity: 3 })],
    ['no line', calculated({ lineItems: [] })],
  ])('GIVEN %s in the answer THEN it is not believed', (_, answer) => {
    expect(() => mapQuote(two, answer, NOW)).toThrow('other lines');
  });
});
