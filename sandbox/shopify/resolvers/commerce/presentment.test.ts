import { describe, expect, test } from 'vitest';
import { code } from '#sandbox/shopify/commerce/testing/test-cart.ts';
import { readOrder } from '#sandbox/shopify/commerce/testing/test-order.ts';
import { openTestShop, VARIANTS } from '#sandbox/shopify/commerce/testing/test-shop.ts';

const MONEY = '{ shopMoney { amount currencyCode } presentmentMoney { amount currencyCode } }';
const CALCULATE = `mutation Calculate($input: DraftOrderInput!) { draftOrderCalculate(input: $input) {
  calculatedDraftOrder {
    currencyCode presentmentCurrencyCode
    lineItems { priceOverride { amount currencyCode } originalUnitPriceSet ${MONEY} originalTotalSet ${MONEY} discountedTotalSet ${MONEY} }
    subtotalPriceSet ${MONEY} totalTaxSet ${MONEY} totalShippingPriceSet ${MONEY} totalPriceSet ${MONEY}
    taxLines { title priceSet ${MONEY} } shippingLine { originalPriceSet ${MONEY} }
    platformDiscounts { totalAmountPriceSet ${MONEY} allocations { reductionAmountSet ${MONEY} } }
    availableShippingRates { handle title price { amount currencyCode } }
  }
  userErrors { field message }
} }`;

const texas = {
  address1: '1 Congress Ave',
  city: 'Austin',
  zip: '78701',
  provinceCode: 'TX',
  countryCode: 'US',
};
const openShop = () =>
  openTestShop({
    enabledPresentmentCurrencies: ['USD', 'EUR', 'JPY'],
    presentmentRates: { EUR: '0.92', JPY: '151.5', GBP: '0.79' },
  });
const mug = (fields: object = {}) => ({ variantId: VARIANTS.mug, quantity: 3, ...fields });
const bag = (usd: string, other: string, currencyCode = 'EUR') => ({
  shopMoney: { amount: usd, currencyCode: 'USD' },
  presentmentMoney: { amount: other, currencyCode },
});

async function calculate(shop: ReturnType<typeof openShop>, input: object) {
  return (await shop.run(CALCULATE, { input: { lineItems: [mug()], ...input } })).draftOrderCalculate;
}

describe('presentmentCurrencyCode of a draft', () => {
  test('GIVEN euros THEN unit prices, rates and taxes are converted and add up in euros', async () => {
    const shop = openShop();
    const input = { shippingAddress: texas, presentmentCurrencyCode: 'EUR' };
    const { calculatedDraftOrder: first } = await calculate(shop, input);
    const rate = first.availableShippingRates.find((row: { title: string }) => row.title === 'Standard');
    const shippingLine = { shippingRateHandle: rate.handle };
    const { calculatedDraftOrder: draft } = await calculate(shop, { ...input, shippingLine });
    expect(draft).toMatchObject({ currencyCode: 'USD', presentmentCurrencyCode: 'EUR' });
    expect(draft.lineItems[0].originalUnitPriceSet).toEqual(bag('10.00', '9.20'));
    expect(draft.subtotalPriceSet).toEqual(bag('30.00', '27.60'));
    expect(draft.totalShippingPriceSet).toEqual(bag('5.95', '5.47'));
    // Texas 6.25 %, Austin 1 % and 1 %, rounded on goods and on shipping, in each currency by itself.
    expect(draft.totalTaxSet).toEqual(bag('2.97', '2.73'));
    expect(draft.totalPriceSet).toEqual(bag('38.92', '35.80'));
  });

  test('GIVEN yen and a fixed discount THEN whole yen add up', async () => {
    const shop = openShop();
    shop.context.state.discounts.put(code({ code: 'FIVE', kind: 'fixed', amountMinor: 500 }));
    const { calculatedDraftOrder: draft } = await calculate(shop, {
      lineItems: [mug(), { variantId: VARIANTS.backorder, quantity: 1 }],
      discountCodes: ['FIVE'],
      presentmentCurrencyCode: 'JPY',
    });
    expect(draft.subtotalPriceSet).toEqual(bag('28.33', '4291', 'JPY'));
    expect(draft.platformDiscounts[0].totalAmountPriceSet).toEqual(bag('5.00', '758', 'JPY'));
  });

  test('GIVEN a price override THEN it replaces the price, exactly in the currency it is given in', async () => {
    const override = (amount: string, currencyCode: string) =>
      calculate(openShop(), {
        lineItems: [mug({ priceOverride: { amount, currencyCode } })],
        presentmentCurrencyCode: 'EUR',
      });
    const inEuros = (await override('7.77', 'EUR')).calculatedDraftOrder.lineItems[0];
    expect(inEuros.originalUnitPriceSet).toEqual(bag('8.45', '7.77'));
    expect(inEuros.priceOverride).toEqual({ amount: '7.77', currencyCode: 'EUR' });
    const inDollars = (await override('8.00', 'USD')).calculatedDraftOrder.lineItems[0];
    expect(inDollars.originalUnitPriceSet).toEqual(bag('8.00', '7.36'));
    expect((await override('8.00', 'JPY')).userErrors[0].message).toMatch(/EUR/);
  });

  test.each([['GBP'], ['CHF']])('GIVEN %s, which is not enabled THEN it is refused', async (currency) => {
    const { calculatedDraftOrder, userErrors } = await calculate(openShop(), {
      presentmentCurrencyCode: currency,
    });
    expect(calculatedDraftOrder).toBeNull();
    expect(userErrors).toEqual([
      {
        field: ['input', 'presentmentCurrencyCode'],
        message: `Presentment currency code ${currency} is not enabled for this shop`,
      },
    ]);
  });
});

const CREATE = `mutation Create($order: OrderCreateOrderInput!) { orderCreate(order: $order) {
  order { id presentmentCurrencyCode } userErrors { field message } } }`;
const REFUND = `mutation Refund($input: RefundInput!, $key: String!) { refundCreate(input: $input) @idempotent(key: $key) {
  refund { totalRefundedSet ${MONEY} refundLineItems(first: 1) { nodes { subtotalSet ${MONEY} totalTaxSet ${MONEY} } } }
  order { displayFinancialStatus netPaymentSet ${MONEY} currentTotalPriceSet ${MONEY} } userErrors { field message } } }`;

/** Three mugs at 10.00 with tax of 3.00, 5.95 shipping, 5.00 off: 33.95 dollars, 31.23 euros. */
const order = (fields: object = {}) => ({
  presentmentCurrency: 'EUR',
  email: 'buyer@example.com',
  lineItems: [
    { variantId: VARIANTS.mug, quantity: 3, priceSet: bag('10.00', '9.20'), requiresShipping: true },
  ],
  shippingLines: [{ title: 'Standard', priceSet: bag('5.95', '5.47') }],
  taxLines: [{ title: 'State', rate: '0.1', priceSet: bag('3.00', '2.76') }],
  discountCode: { itemFixedDiscountCode: { code: 'FIVE', amountSet: bag('5.00', '4.60') } },
  transactions: [{ kind: 'SALE', status: 'SUCCESS', gateway: 'stripe', amountSet: bag('33.95', '31.23') }],
  ...fields,
});

describe('an order in another currency', () => {
  test('GIVEN both legs everywhere THEN both are kept and add up, for the app and for its webhooks', async () => {
    const shop = openShop();
    const { orderCreate } = await shop.run(CREATE, { order: order() });
    expect(orderCreate.userErrors).toEqual([]);
    expect(orderCreate.order.presentmentCurrencyCode).toBe('EUR');
    const read = await readOrder(shop, orderCreate.order.id);
    const legs = (set: { shopMoney: { amount: string }; presentmentMoney: { amount: string } }) => [
      set.shopMoney.amount,
      set.presentmentMoney.amount,
    ];
    expect(legs(read.totalPriceSet)).toEqual(['33.95', '31.23']);
    expect(legs(read.totalDiscountsSet)).toEqual(['5.00', '4.60']);
    expect(legs(read.totalTaxSet)).toEqual(['3.00', '2.76']);
    expect(legs(read.totalOutstandingSet)).toEqual(['0.00', '0.00']);
    expect(legs(read.lineItems.nodes[0].originalTotalSet)).toEqual(['30.00', '27.60']);
    expect(legs(read.lineItems.nodes[0].withCodes)).toEqual(['25.00', '23.00']);
    expect(legs(read.shippingLine.originalPriceSet)).toEqual(['5.95', '5.47']);
    expect(legs(read.transactions[0].amountSet)).toEqual(['33.95', '31.23']);
    expect(read.displayFinancialStatus).toBe('PAID');
    expect(shop.emitted.find(({ topic }) => topic === 'orders/create')!.payload).toMatchObject({
      presentment_currency: 'EUR',
      total_price_set: {
        shop_money: { amount: '33.95', currency_code: 'USD' },
        presentment_money: { amount: '31.23', currency_code: 'EUR' },
      },
    });
  });

  test.each([
    [
      'a missing leg',
      { shippingLines: [{ title: 'S', priceSet: { shopMoney: bag('1.00', '1').shopMoney } }] },
    ],
    ['a third currency', { shippingLines: [{ title: 'S', priceSet: bag('1.00', '150', 'JPY') }] }],
    ['another shop currency', { currency: 'EUR' }],
    ['the shop’s currency in two amounts', { presentmentCurrency: 'USD' }],
  ])('GIVEN %s THEN it is refused', async (_what, fields) => {
    const { orderCreate } = await openShop().run(CREATE, { order: order(fields) });
    expect(orderCreate.order).toBeNull();
    expect(orderCreate.userErrors).toHaveLength(1);
  });

  test('GIVEN a refund of it THEN it is asked for in the buyer’s currency and booked in both', async () => {
    const shop = openShop();
    const { orderCreate } = await shop.run(CREATE, { order: order() });
    const { id } = orderCreate.order;
    const line = shop.context.state.orders.get(id)!.lines[0]!;
    const refund = (amount: string, quantity: number, fields: object = {}) =>
      shop.run(REFUND, {
        key: amount + JSON.stringify(fields),
        input: {
          orderId: id,
          currency: 'EUR',
          refundLineItems: [{ lineItemId: line.id, quantity }],
          transactions: [{ orderId: id, kind: 'REFUND', gateway: 'stripe', amount }],
          ...fields,
        },
      });
    const unsaid = await refund('8.59', 1, { currency: null, note: 'no currency' });
    expect(unsaid.refundCreate.userErrors).toMatchObject([{ field: ['currency'] }]);
    const first = await refund('8.59', 1);
    expect(first.refundCreate.refund.refundLineItems.nodes[0]).toEqual({
      subtotalSet: bag('8.33', '7.67'),
      totalTaxSet: bag('1.00', '0.92'),
    });
    expect(first.refundCreate.refund.totalRefundedSet).toEqual(bag('9.34', '8.59'));
    const rest = await refund('22.64', 2, { shipping: { fullRefund: true } });
    expect(rest.refundCreate.order).toEqual({
      displayFinancialStatus: 'REFUNDED',
      netPaymentSet: bag('0.00', '0.00'),
      currentTotalPriceSet: bag('0.00', '0.00'),
    });
  });
});
