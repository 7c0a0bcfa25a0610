import { describe, expect, test } from 'vitest';
import { convertBackMinor, convertMinor } from './presentment.ts';
import { quoteCart } from './quote.ts';
import { address, cart, code, COMBINES_WITH_ALL, line } from './testing/test-cart.ts';
import { testShop } from './testing/test-shop.ts';

describe('conversion', () => {
  test.each([
    [1000, 'EUR', '0.92', 920],
    [1, 'EUR', '0.5', 1],
    [1, 'EUR', '0.49', 0],
    [1999, 'JPY', '151.5', 3028],
    [33, 'JPY', '151.5151', 50],
    [1, 'KWD', '0.30715', 3],
  ])('GIVEN %i cents WHEN shown in %s at %s THEN it is %i', (minor, currency, rate, shown) => {
    expect(convertMinor(minor, 'USD', currency, rate)).toBe(shown);
  });

  test('GIVEN yen WHEN taken back THEN they are cents, half up', () => {
    expect(convertBackMinor(3028, 'USD', 'JPY', '151.5')).toBe(1999);
    expect(convertBackMinor(1, 'USD', 'JPY', '200')).toBe(1);
  });

  test.each(['0', '', '1e3', '-1'])('GIVEN the rate "%s" THEN it is refused', (rate) => {
    expect(() => convertMinor(1, 'USD', 'EUR', rate)).toThrow(RangeError);
  });
});

describe('a quote in two currencies', () => {
  const convert = (minor: number) => convertMinor(minor, 'USD', 'JPY', '151.5');
  const shown = (price: number, quantity: number) =>
    line(price, quantity, { unitPrice: { shopMinor: price, shownMinor: convert(price) } });
  const discounts = [
    code({ id: 'A', code: 'THIRD', percentage: 33.3333, combinesWith: COMBINES_WITH_ALL }),
    code({ id: 'B', code: 'FIVE', kind: 'fixed', amountMinor: 500, combinesWith: COMBINES_WITH_ALL }),
    code({ id: 'C', code: 'SHIP', kind: 'free_shipping', combinesWith: COMBINES_WITH_ALL }),
  ];
  const codes = [[], ['THIRD'], ['FIVE', 'SHIP'], ['THIRD', 'FIVE']];
  const places = [address('US', 'TX', '78701'), address('DE')];
  const cases = codes.flatMap((discountCodes) => places.map((place) => ({ discountCodes, place })));

  test.each(cases)(
    'GIVEN the codes $discountCodes and $place.countryCode THEN both legs add up',
    ({ discountCodes, place }) => {
      const quote = quoteCart(
        testShop,
        cart({
          lines: [shown(333, 7), shown(1999, 3)],
          shippingAddress: place,
          discountCodes,
          shippingLine: { title: 'Van', price: { shopMinor: 595, shownMinor: convert(595) } },
          presentment: { currencyCode: 'JPY', rate: '151.5' },
        }),
        discounts,
        new Date('2026-11-01T12:00:00Z'),
      );
      expect(quote.presentment!.currencyCode).toBe('JPY');
      for (const leg of [quote, quote.presentment!]) {
        const added = quote.taxesIncluded ? 0 : leg.taxMinor;
        const lines = leg.lines.map(
          (row) => row.unitPriceMinor * row.quantity - row.lineDiscountMinor - row.orderDiscountMinor,
        );
        const goods = lines.reduce((sum, amount) => sum + amount, 0);
        const shipping = leg.shipping!.priceMinor - leg.shipping!.discountMinor;
        expect(goods + shipping + added).toBe(leg.totalMinor);
        expect(leg.lineItemsMinor + leg.shippingMinor + added - leg.discountMinor).toBe(leg.totalMinor);
      }
      expect(quote.presentment!.lines.map((row) => row.unitPriceMinor)).toEqual([504, 3028]);
    },
  );
});
