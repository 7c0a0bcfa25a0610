import { describe, expect, test } from 'vitest';
import { code, COMBINES_WITH_ALL } from '#sandbox/shopify/commerce/testing/test-cart.ts';
import { openTestShop, VARIANTS, type TestShop } from '#sandbox/shopify/commerce/testing/test-shop.ts';
import type { DiscountRecord } from '#sandbox/shopify/state/records.ts';

const MONEY = '{ shopMoney { amount } }';
const CALCULATE = `mutation Calculate($input: DraftOrderInput!) {
  draftOrderCalculate(input: $input) {
    calculatedDraftOrder {
      discountCodes subtotalPriceSet ${MONEY} totalDiscountsSet ${MONEY} totalPriceSet ${MONEY}
      lineItems { discountedTotalSet ${MONEY} totalDiscountSet ${MONEY} }
      platformDiscounts {
        id code title automaticDiscount bxgyDiscount discountClasses presentationLevel summary shortSummary
        totalAmountPriceSet ${MONEY} discountNode { id discount { __typename ... on DiscountCodeBasic { title status } } }
        allocations { id quantity reductionAmountSet ${MONEY} target { __typename
          ... on CalculatedDraftOrderLineItem { title } ... on ShippingLine { title } } }
      }
      warnings { message ... on DraftOrderDiscountNotAppliedWarning { discountCode } }
    }
    userErrors { message }
  }
}`;
const BY_CODE = `query ByCode($code: String!) { codeDiscountNodeByCode(code: $code) { id codeDiscount { __typename
  ... on DiscountCodeBasic {
    title status startsAt endsAt usageLimit asyncUsageCount appliesOncePerCustomer summary discountClasses
    codes(first: 2) { nodes { code } } codesCount { count }
    minimumRequirement { __typename
      ... on DiscountMinimumSubtotal { greaterThanOrEqualToSubtotal { amount currencyCode } }
      ... on DiscountMinimumQuantity { greaterThanOrEqualToQuantity } }
    context { __typename ... on DiscountCustomers { customers { id } } ... on DiscountBuyerSelectionAll { all } }
    combinesWith { orderDiscounts productDiscounts shippingDiscounts }
    customerGets {
      value { ... on DiscountPercentage { percentage } ... on DiscountAmount { amount { amount } appliesOnEachItem } }
      items { __typename ... on DiscountProducts { products(first: 5) { nodes { title } } } } }
  }
  ... on DiscountCodeFreeShipping { title status discountClasses maximumShippingPrice { amount }
    destinationSelection { ... on DiscountCountryAll { allCountries } } }
} } }`;

function shopWith(...discounts: Partial<DiscountRecord>[]): TestShop {
  const shop = openTestShop();
  discounts.forEach((fields, i) =>
    shop.context.state.discounts.put(
      code({ combinesWith: COMBINES_WITH_ALL, ...fields, id: `gid://shopify/DiscountCodeNode/${i + 1}` }),
    ),
  );
  return shop;
}

async function calculate(shop: TestShop, input: object) {
  const lineItems = [
    { variantId: VARIANTS.mug, quantity: 2 },
    { variantId: VARIANTS.ebook, quantity: 1 },
  ];
  const { draftOrderCalculate } = await shop.run(CALCULATE, { input: { lineItems, ...input } });
  expect(draftOrderCalculate.userErrors).toEqual([]);
  return draftOrderCalculate.calculatedDraftOrder;
}

const amount = (bag: { shopMoney: { amount: string } }): string => bag.shopMoney.amount;

describe('platformDiscounts', () => {
  test('GIVEN one of each class THEN each says what it takes off which line or the shipping', async () => {
    const shop = shopWith(
      { code: 'MUG50', title: 'Mugs', percentage: 50, productIds: ['gid://shopify/Product/1'] },
      { code: null, title: 'Big basket', percentage: 10, minimumSubtotalMinor: 2500 },
      { code: 'SHIP', title: 'Free shipping', kind: 'free_shipping' },
    );
    const draft = await calculate(shop, {
      discountCodes: ['ship', 'mug50'],
      acceptAutomaticDiscounts: true,
      shippingLine: { title: 'Van', priceWithCurrency: { amount: '5.95', currencyCode: 'USD' } },
    });
    expect(draft.discountCodes).toEqual(['SHIP', 'MUG50']);
    const facts = draft.platformDiscounts.map((row: Record<string, unknown>) => [
      row.code,
      row.presentationLevel,
      row.automaticDiscount,
      row.discountClasses,
    ]);
    expect(facts).toEqual([
      ['SHIP', 'shipping', false, ['SHIPPING']],
      ['MUG50', 'line', false, ['PRODUCT']],
      [null, 'order', true, ['ORDER']],
    ]);
    const allocations = draft.platformDiscounts.map(
      ({ allocations: rows }: { allocations: { quantity: number; target: { title: string } }[] }) =>
        rows.map((row) => [row.quantity, row.target.title, amount((row as never)['reductionAmountSet'])]),
    );
    expect(allocations).toEqual([
      [[1, 'Van', '5.95']],
      [[2, 'Mug', '10.00']],
      [
        [2, 'Mug', '1.00'],
        [1, 'E-book', '0.50'],
      ],
    ]);
    expect(draft.platformDiscounts[1]).toMatchObject({
      shortSummary: '50% off 1 product',
      discountNode: {
        id: 'gid://shopify/DiscountNode/1',
        discount: { __typename: 'DiscountCodeBasic', title: 'Mugs', status: 'ACTIVE' },
      },
    });
    // Lines carry their product discount; the order's 1.50 is taken off the subtotal.
    expect(
      draft.lineItems.map((row: { discountedTotalSet: never }) => amount(row.discountedTotalSet)),
    ).toEqual(['10.00', '5.00']);
    expect(amount(draft.subtotalPriceSet)).toBe('13.50');
    expect(amount(draft.totalPriceSet)).toBe('13.50');
    expect(amount(draft.totalDiscountsSet)).toBe('17.45');
  });

  test('GIVEN a price override THEN discounts are taken from it', async () => {
    const shop = shopWith({ code: 'HALF', percentage: 50 });
    const priceOverride = { amount: '8.00', currencyCode: 'USD' };
    const draft = await calculate(shop, {
      lineItems: [{ variantId: VARIANTS.mug, quantity: 1, priceOverride }],
      discountCodes: ['HALF'],
    });
    expect(amount(draft.totalPriceSet)).toBe('4.00');
  });

  test('GIVEN a code for some customers THEN it applies to the draft’s customer only', async () => {
    const shop = shopWith({ code: 'VIP', percentage: 10, customerIds: ['gid://shopify/Customer/7'] });
    const without = await calculate(shop, { discountCodes: ['VIP'] });
    expect(without.discountCodes).toEqual([]);
    expect(without.warnings).toMatchObject([{ discountCode: 'VIP' }]);
    const purchasingEntity = { customerId: 'gid://shopify/Customer/7' };
    const known = await calculate(shop, { discountCodes: ['VIP'], purchasingEntity });
    expect(known.discountCodes).toEqual(['VIP']);
  });
});

describe('use of a code', () => {
  const CREATE = `mutation Create($order: OrderCreateOrderInput!) { orderCreate(order: $order) { order { discountCode } userErrors { message } } }`;
  const order = (discountCode: string) => ({
    email: 'Buyer@example.com',
    lineItems: [{ variantId: VARIANTS.mug, quantity: 1 }],
    discountCode: { itemPercentageDiscountCode: { code: discountCode, percentage: 10 } },
  });

  test('GIVEN an order with the code THEN it counts, and the same buyer cannot use it once more', async () => {
    const shop = shopWith({ code: 'ONCE', percentage: 10, oncePerCustomer: true, usageLimit: 2 });
    await shop.run(CREATE, { order: order('once') });
    await shop.run(CREATE, { order: order('no code of the shop') });
    const { codeDiscountNodeByCode } = await shop.run(BY_CODE, { code: 'ONCE' });
    expect(codeDiscountNodeByCode.codeDiscount.asyncUsageCount).toBe(1);
    const again = await calculate(shop, { discountCodes: ['ONCE'], email: 'buyer@example.com' });
    expect(again.discountCodes).toEqual([]);
    const other = await calculate(shop, { discountCodes: ['ONCE'], email: 'other@example.com' });
    expect(other.discountCodes).toEqual(['ONCE']);
    await shop.run(CREATE, { order: order('ONCE') });
    const usedUp = await calculate(shop, { discountCodes: ['ONCE'], email: 'other@example.com' });
    expect(usedUp.warnings).toMatchObject([{ message: expect.stringMatching(/usage limit/) }]);
  });
});

describe('codeDiscountNodeByCode', () => {
  test('GIVEN a code in any case THEN its rules can be read', async () => {
    const shop = shopWith({
      code: 'Mug5',
      title: 'Mugs',
      kind: 'fixed',
      amountMinor: 500,
      minimumSubtotalMinor: 2000,
      startsAt: '2026-12-01T00:00:00Z',
      usageLimit: 3,
      oncePerCustomer: true,
      productIds: ['gid://shopify/Product/1'],
    });
    const { codeDiscountNodeByCode } = await shop.run(BY_CODE, { code: 'mUG5' });
    expect(codeDiscountNodeByCode).toEqual({
      id: 'gid://shopify/DiscountCodeNode/1',
      codeDiscount: {
        __typename: 'DiscountCodeBasic',
        title: 'Mugs',
        status: 'SCHEDULED',
        startsAt: '2026-12-01T00:00:00Z',
        endsAt: null,
        usageLimit: 3,
        asyncUsageCount: 0,
        appliesOncePerCustomer: true,
        summary:
          '5.00 USD off 1 product • Minimum purchase of 20.00 USD • Limit of 3 uses • One use per customer',
        discountClasses: ['PRODUCT'],
        codes: { nodes: [{ code: 'Mug5' }] },
        codesCount: { count: 1 },
        minimumRequirement: {
          __typename: 'DiscountMinimumSubtotal',
          greaterThanOrEqualToSubtotal: { amount: '20.00', currencyCode: 'USD' },
        },
        context: { __typename: 'DiscountBuyerSelectionAll', all: 'ALL' },
        combinesWith: COMBINES_WITH_ALL,
        customerGets: {
          value: { amount: { amount: '5.00' }, appliesOnEachItem: false },
          items: { __typename: 'DiscountProducts', products: { nodes: [{ title: 'Mug' }] } },
        },
      },
    });
  });

  test('GIVEN other kinds THEN they answer as Shopify types them', async () => {
    const shop = shopWith(
      { code: 'SHIP', kind: 'free_shipping' },
      { code: 'BULK', percentage: 5, minimumQuantity: 5, endsAt: '2026-01-01T00:00:00Z', customerIds: [] },
      { code: null, title: 'Automatic', percentage: 5 },
    );
    const read = async (text: string) =>
      (await shop.run(BY_CODE, { code: text })).codeDiscountNodeByCode?.codeDiscount;
    expect(await read('ship')).toMatchObject({
      __typename: 'DiscountCodeFreeShipping',
      discountClasses: ['SHIPPING'],
      destinationSelection: { allCountries: true },
    });
    expect(await read('bulk')).toMatchObject({
      status: 'EXPIRED',
      minimumRequirement: { greaterThanOrEqualToQuantity: '5' },
      context: { __typename: 'DiscountCustomers', customers: [] },
      customerGets: { value: { percentage: 0.05 }, items: { __typename: 'AllDiscountItems' } },
    });
    expect(await read('Automatic')).toBeUndefined();
  });

  test('GIVEN no read_discounts THEN the code is denied, and so is the node of an applied discount', async () => {
    const shop = shopWith({ code: 'HALF', percentage: 50 });
    const scopes = new Set([...shop.context.scopes].filter((scope) => !scope.endsWith('_discounts')));
    const denied = { ...shop, context: Object.assign(shop.context, { scopes }) };
    const byCode = await denied.execute(BY_CODE, { code: 'HALF' });
    expect(byCode.errors![0]!.extensions.code).toBe('ACCESS_DENIED');
    const input = { lineItems: [{ variantId: VARIANTS.mug, quantity: 1 }], discountCodes: ['HALF'] };
    const calculated = await denied.execute(CALCULATE, { input });
    expect(calculated.errors![0]!.path?.at(-1)).toBe('discountNode');
    expect(calculated.data).toMatchObject({
      draftOrderCalculate: { calculatedDraftOrder: { discountCodes: ['HALF'] } },
    });
  });
});
