import { describe, expect, test } from 'vitest';
import type { CatalogItem } from '#app/catalog/catalog-item.ts';
import type { AgenticCheckout } from '#app/payments/agentic-checkout.server.ts';
import { mapPlatformOrder } from './map-platform-order.ts';

const MUG = {
  itemId: '1',
  variantId: '1',
  productId: '9',
  name: 'Mug',
  description: '',
  sku: 'MUG',
  imageUrls: [],
  options: [],
  price: 1800,
  requiresShipping: true,
  available: 3,
  availability: 'in_stock',
  sellability: { reason: null },
} as unknown as CatalogItem;

const RATE = { display_name: 'VAT', percentage: 19, inclusive: true };
const ADDRESS = { line1: 'Street 1', city: 'Berlin', postal_code: '10115', country: 'de' };

function checkout(changes: Partial<AgenticCheckout> = {}, line: object = {}): AgenticCheckout {
  return {
    id: 'cs_1',
    currency: 'eur',
    amount_total: 3600,
    customer_details: { email: 'a@example.com', name: 'Ada King', phone: null },
    collected_information: { shipping_details: { name: 'Ada King', address: ADDRESS } },
    line_items: {
      data: [
        {
          id: 'li_1',
          quantity: 2,
          amount_subtotal: 3600,
          amount_discount: 0,
          amount_tax: 575,
          price: { external_reference: '1', unit_amount: 1800 },
          taxes: [{ amount: 575, rate: RATE }],
          ...line,
        },
      ],
      has_more: false,
    },
    payment_intent: { id: 'pi_1', status: 'succeeded' },
    ...changes,
  };
}

const map = (given: AgenticCheckout, shopCurrency = 'EUR') =>
  mapPlatformOrder(given, { catalog: new Map([['1', MUG]]), shopCurrency, newLineId: () => 'line_1' });
const mapped = (given: AgenticCheckout) => {
  const result = map(given);
  if ('reason' in result) throw new Error(result.text);
  return result.state;
};

describe('an order as Stripe has it', () => {
  test('GIVEN taxes in the prices THEN they are told and not added', () => {
    expect(mapped(checkout()).totals).toMatchObject({
      subtotal: 3600,
      tax: 0,
      includedTax: 575,
      total: 3600,
      taxLines: [{ title: 'VAT', rate: 0.19, amount: 575 }],
    });
  });

  test('GIVEN taxes on top, also on shipping THEN each is a line, and the sum is what was paid', () => {
    const exclusive = { ...RATE, display_name: 'Sales tax', percentage: 10, inclusive: false };
    const given = checkout(
      {
        amount_total: 4565,
        shipping_cost: { amount_subtotal: 550, amount_tax: 55, amount_total: 605, shipping_rate: 'shr_1' },
      },
      { amount_tax: 360, taxes: [{ amount: 360, rate: exclusive }] },
    );
    const { totals, options } = mapped(given);
    expect(totals).toMatchObject({ fulfillment: 550, tax: 415, includedTax: 0, total: 4565 });
    expect(totals.taxLines).toEqual([
      { title: 'Sales tax', rate: 0.1, amount: 360 },
      { title: 'Tax', rate: 0.1, amount: 55 },
    ]);
    expect(options).toMatchObject([{ type: 'shipping', title: 'Shipping', amount: 550 }]);
  });

  test('GIVEN it was sold cheaper than today THEN the buyer’s price stands', () => {
    const given = checkout(
      { amount_total: 2900 },
      {
        amount_subtotal: 3000,
        amount_discount: 100,
        amount_tax: 0,
        taxes: [],
        price: { external_reference: '1', unit_amount: 1500 },
      },
    );
    const { lines, discounts } = mapped(given);
    expect(lines).toMatchObject([{ unitAmount: 1500, baseAmount: 3000, discount: 100, subtotal: 2900 }]);
    expect(discounts.applied).toMatchObject([{ amount: 100, lines: [{ index: 0, amount: 100 }] }]);
  });

  test('GIVEN yen THEN they have no minor unit', () => {
    const given = checkout(
      { currency: 'jpy', amount_total: 1800 },
      { quantity: 1, amount_subtotal: 1800, amount_tax: 0, taxes: [] },
    );
    const result = map(given, 'JPY');
    expect(result).toMatchObject({ state: { totals: { total: 1800 } } });
  });

  test.each<[string, AgenticCheckout, string]>([
    ['parts that do not add up', checkout({ amount_total: 3601 }), 'total_mismatch'],
    ['a line that does not', checkout({}, { amount_subtotal: 3599 }), 'total_mismatch'],
    [
      'taxes both in the prices and on top',
      checkout(
        {},
        {
          taxes: [
            { amount: 575, rate: RATE },
            { amount: 1, rate: { ...RATE, inclusive: false } },
          ],
        },
      ),
      'total_mismatch',
    ],
    [
      'an unknown item',
      checkout({}, { price: { external_reference: '2', unit_amount: 1800 } }),
      'unknown_item',
    ],
    ['an item without a reference', checkout({}, { price: { unit_amount: 1800 } }), 'unknown_item'],
    ['more than anybody buys', checkout({}, { quantity: 1000 }), 'unknown_item'],
    ['no address', checkout({ collected_information: null }), 'missing_address'],
    ['another currency', checkout({ currency: 'usd' }), 'wrong_currency'],
  ])('GIVEN %s THEN it is for staff', (_, given, reason) => {
    expect(map(given)).toMatchObject({ reason });
  });
});
