import { describe, expect, test } from 'vitest';
import { openTestShop, VARIANTS } from '#sandbox/shopify/commerce/testing/test-shop.ts';

const MONEY = '{ shopMoney { amount currencyCode } presentmentMoney { amount } }';
const CALCULATE = `mutation Calculate($input: DraftOrderInput!) {
  draftOrderCalculate(input: $input) {
    calculatedDraftOrder {
      currencyCode presentmentCurrencyCode taxesIncluded discountCodes totalQuantityOfLineItems
      lineItems {
        uuid name title variantTitle sku quantity taxable requiresShipping isGiftCard custom
        customAttributes { key value } variant { id } product { id } image { url }
        originalUnitPriceSet ${MONEY} originalTotalSet ${MONEY} discountedTotalSet ${MONEY}
        approximateDiscountedUnitPriceSet ${MONEY} totalDiscountSet ${MONEY}
      }
      lineItemsSubtotalPrice ${MONEY} subtotalPriceSet ${MONEY} totalDiscountsSet ${MONEY} totalLineItemsPriceSet ${MONEY}
      totalShippingPriceSet ${MONEY} totalTaxSet ${MONEY} totalPriceSet ${MONEY} amountDueNowSet ${MONEY}
      taxLines { title rate ratePercentage priceSet ${MONEY} }
      availableShippingRates { handle title price { amount currencyCode } }
      shippingLine { title code source shippingRateHandle discountedPriceSet ${MONEY} originalPriceSet ${MONEY} }
      platformDiscounts { code title totalAmount { amount } allocations { reductionAmount { amount } } }
      alerts { title } warnings { errorCode field message }
    }
    userErrors { field message }
  }
}`;
const OPTIONS = `query Options($input: DraftOrderAvailableDeliveryOptionsInput!) {
  draftOrderAvailableDeliveryOptions(input: $input, localPickupCount: 1, search: "") {
    availableShippingRates { handle code source title price { amount currencyCode } }
    availableLocalDeliveryRates { handle }
    availableLocalPickupOptions { handle }
    pageInfo { hasNextPage }
  }
}`;

const texas = {
  address1: '1 Congress Ave',
  city: 'Austin',
  zip: '78701',
  provinceCode: 'TX',
  countryCode: 'US',
};
const berlin = { address1: 'Hauptstr. 1', city: 'Berlin', zip: '10115', countryCode: 'DE' };
const mugs = (quantity: number) => [{ variantId: VARIANTS.mug, quantity }];

async function calculate(input: object, shop = openTestShop()) {
  const { draftOrderCalculate } = await shop.run(CALCULATE, { input });
  return draftOrderCalculate;
}

const amount = (bag: { shopMoney: { amount: string } }): string => bag.shopMoney.amount;

describe('draftOrderCalculate', () => {
  test('GIVEN an address and a chosen rate THEN the totals add up with destination taxes', async () => {
    const shop = openTestShop();
    const first = (await calculate({ lineItems: mugs(2), shippingAddress: texas }, shop))
      .calculatedDraftOrder;
    expect(first.availableShippingRates.map((rate: { title: string }) => rate.title)).toEqual([
      'Express',
      'Standard',
    ]);
    expect(amount(first.totalShippingPriceSet)).toBe('0.00');
    const { handle } = first.availableShippingRates[1];

    const { calculatedDraftOrder: draft, userErrors } = await calculate(
      {
        lineItems: [{ ...mugs(2)[0], customAttributes: [{ key: 'gift', value: 'yes' }] }],
        shippingAddress: texas,
        email: 'a@example.com',
        acceptAutomaticDiscounts: true,
        presentmentCurrencyCode: 'USD',
        shippingLine: { shippingRateHandle: handle },
      },
      shop,
    );

    expect(userErrors).toEqual([]);
    expect(draft.shippingLine).toMatchObject({
      title: 'Standard',
      code: 'standard',
      shippingRateHandle: handle,
    });
    expect(draft.taxLines.map((tax: { title: string }) => tax.title)).toEqual([
      'Texas State Tax',
      'Austin City Tax',
      'Austin Metropolitan Transit Tax',
    ]);
    // 20.00 goods: 1.25 + .20 + .20; 5.95 shipping, taxed in Texas: .37 + .06 + .06
    expect(amount(draft.totalTaxSet)).toBe('2.14');
    expect(amount(draft.subtotalPriceSet)).toBe('20.00');
    expect(amount(draft.totalShippingPriceSet)).toBe('5.95');
    expect(amount(draft.totalPriceSet)).toBe('28.09');
    expect(draft.lineItems[0]).toMatchObject({
      sku: 'SKU-1',
      customAttributes: [{ key: 'gift', value: 'yes' }],
    });
  });

  test('GIVEN a destination with VAT included THEN tax is contained in the total', async () => {
    const { calculatedDraftOrder: draft } = await calculate({ lineItems: mugs(1), shippingAddress: berlin });
    expect(draft.taxesIncluded).toBe(true);
    expect(amount(draft.totalTaxSet)).toBe('1.60');
    expect(amount(draft.totalPriceSet)).toBe('10.00');
  });

  test('GIVEN no address THEN there is no tax and no rate', async () => {
    const { calculatedDraftOrder: draft } = await calculate({ lineItems: mugs(1) });
    expect(draft.taxLines).toEqual([]);
    expect(draft.availableShippingRates).toEqual([]);
  });

  test('GIVEN taxExempt, or goods that are not taxable THEN nothing is taxed', async () => {
    const exempt = await calculate({ lineItems: mugs(1), shippingAddress: texas, taxExempt: true });
    const gift = await calculate({
      lineItems: [{ variantId: VARIANTS.giftCard, quantity: 1 }],
      shippingAddress: texas,
    });
    expect(amount(exempt.calculatedDraftOrder.totalTaxSet)).toBe('0.00');
    expect(amount(gift.calculatedDraftOrder.totalTaxSet)).toBe('0.00');
  });

  test.each([
    ['the address', { lineItems: mugs(1), shippingAddress: { ...texas, zip: '75201' } }],
    ['the cart', { lineItems: mugs(2), shippingAddress: texas }],
  ])('GIVEN a rate handle WHEN %s has changed THEN it is stale and refused', async (_what, changed) => {
    const shop = openTestShop();
    const { calculatedDraftOrder } = await calculate({ lineItems: mugs(1), shippingAddress: texas }, shop);
    const shippingLine = { shippingRateHandle: calculatedDraftOrder.availableShippingRates[0].handle };
    const stale = await calculate({ ...changed, shippingLine }, shop);
    expect(stale.calculatedDraftOrder).toBeNull();
    expect(stale.userErrors[0].field).toEqual(['input', 'shippingLine', 'shippingRateHandle']);
  });

  test.each([
    [
      'an unknown variant',
      { lineItems: [{ variantId: 'gid://shopify/ProductVariant/99', quantity: 1 }] },
      /ID 99 is no longer/,
    ],
    ['no line', { lineItems: [] }, /at least 1 product/],
    ['500 lines', { lineItems: Array.from({ length: 500 }, () => mugs(1)[0]) }, /499/],
    ['no quantity', { lineItems: mugs(0) }, /Quantity/],
    ['a subscription', { lineItems: [{ variantId: VARIANTS.coffeeClub, quantity: 1 }] }, /selling plan/],
    ['another currency', { lineItems: mugs(1), presentmentCurrencyCode: 'EUR' }, /EUR/],
    ['no such state', { lineItems: mugs(1), shippingAddress: { ...texas, provinceCode: 'XX' } }, /Province/],
  ])('GIVEN %s THEN it is refused', async (_what, input, message) => {
    const { calculatedDraftOrder, userErrors } = await calculate(input);
    expect(calculatedDraftOrder).toBeNull();
    expect(userErrors[0].message).toMatch(message);
  });

  test('GIVEN 499 lines THEN they are calculated', async () => {
    const lineItems = Array.from({ length: 499 }, () => mugs(1)[0]);
    const { calculatedDraftOrder } = await calculate({ lineItems });
    expect(amount(calculatedDraftOrder.totalPriceSet)).toBe('4990.00');
  });

  test('GIVEN a good and a bad code THEN one is applied and the other skipped with a warning', async () => {
    const shop = openTestShop();
    shop.context.state.discounts.put({
      id: 'gid://shopify/DiscountCodeNode/1',
      code: 'TENOFF',
      title: 'Ten percent',
      kind: 'percentage',
      percentage: 10,
      amountMinor: 0,
      minimumSubtotalMinor: 0,
      endsAt: null,
    });
    const input = { lineItems: mugs(3), discountCodes: ['tenoff', 'NOPE'] };
    const { calculatedDraftOrder: draft } = await calculate(input, shop);
    expect(draft.discountCodes).toEqual(['TENOFF']);
    expect(amount(draft.totalDiscountsSet)).toBe('3.00');
    expect(amount(draft.totalPriceSet)).toBe('27.00');
    expect(draft.warnings).toMatchObject([{ field: 'discountCodes' }]);
  });

  test('GIVEN a custom shipping line and a price override THEN both are used', async () => {
    const { calculatedDraftOrder: draft } = await calculate({
      lineItems: [{ ...mugs(1)[0], priceOverride: { amount: '7.50', currencyCode: 'USD' } }],
      shippingLine: { title: 'Bike', priceWithCurrency: { amount: '3.00', currencyCode: 'USD' } },
    });
    expect(amount(draft.totalPriceSet)).toBe('10.50');
  });
});

describe('draftOrderAvailableDeliveryOptions', () => {
  test('GIVEN a shipped cart THEN its rates carry handle, code and source, the same handles as the calculation', async () => {
    const shop = openTestShop();
    const input = { lineItems: mugs(8), shippingAddress: texas };
    const { draftOrderAvailableDeliveryOptions: options } = await shop.run(OPTIONS, { input });
    expect(options.availableShippingRates).toMatchObject([
      { code: 'express', source: 'shopify', price: { amount: '24.95', currencyCode: 'USD' } },
      { code: 'standard', source: 'shopify', price: { amount: '0.00' } },
    ]);
    const { calculatedDraftOrder } = await calculate(input, shop);
    expect(calculatedDraftOrder.availableShippingRates[0].handle).toBe(
      options.availableShippingRates[0].handle,
    );
  });

  test.each([
    ['a digital cart', { lineItems: [{ variantId: VARIANTS.ebook, quantity: 1 }], shippingAddress: texas }],
    ['a country without a zone', { lineItems: mugs(1), shippingAddress: { countryCode: 'JP' } }],
  ])('GIVEN %s THEN there are no rates', async (_what, input) => {
    const { draftOrderAvailableDeliveryOptions: options } = await openTestShop().run(OPTIONS, { input });
    expect(options.availableShippingRates).toEqual([]);
  });
});

describe('draftOrderCreate', () => {
  const CREATE = `mutation Create($input: DraftOrderInput!) { draftOrderCreate(input: $input) {
    draftOrder { id name status reserveInventoryUntil totalPriceSet ${MONEY} lineItems(first: 5) { nodes { id title quantity taxLines { title } } } }
    userErrors { field message } } }`;
  const DELETE = `mutation Delete($id: ID!) { draftOrderDelete(input: { id: $id }) { deletedId userErrors { message } } }`;

  test('GIVEN reserveInventoryUntil THEN stock is held until the draft is deleted', async () => {
    const shop = openTestShop();
    const stock = () => shop.context.state.variants.get(VARIANTS.mug)!.available;
    const input = { lineItems: mugs(4), reserveInventoryUntil: '2026-11-01T12:30:00Z' };
    const { draftOrderCreate } = await shop.run(CREATE, { input });
    expect(draftOrderCreate.draftOrder).toMatchObject({ name: '#D1', status: 'OPEN' });
    expect(draftOrderCreate.draftOrder.lineItems.nodes[0]).toMatchObject({ title: 'Mug', quantity: 4 });
    expect(stock()).toBe(6);
    const { draftOrderDelete } = await shop.run(DELETE, { id: draftOrderCreate.draftOrder.id });
    expect(draftOrderDelete.deletedId).toBe(draftOrderCreate.draftOrder.id);
    expect(stock()).toBe(10);
  });

  test('GIVEN a reservation that ran out THEN its stock can be taken again', async () => {
    const shop = openTestShop();
    await shop.run(CREATE, { input: { lineItems: mugs(4), reserveInventoryUntil: '2026-11-01T12:30:00Z' } });
    shop.advance(31 * 60_000);
    await shop.run(CREATE, { input: { lineItems: mugs(1) } });
    expect(shop.context.state.variants.get(VARIANTS.mug)!.available).toBe(10);
  });
});
