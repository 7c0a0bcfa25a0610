import { describe, expect, test } from 'vitest';
import { openTestShop, VARIANTS, type TestShop } from '#sandbox/shopify/commerce/testing/test-shop.ts';

const MONEY = '{ shopMoney { amount currencyCode } }';
const CREATE = `mutation Create($order: OrderCreateOrderInput!, $options: OrderCreateOptionsInput) {
  orderCreate(order: $order, options: $options) {
    order {
      id name number email sourceIdentifier displayFinancialStatus displayFulfillmentStatus test tags note
      subtotalPriceSet ${MONEY} totalShippingPriceSet ${MONEY} totalTaxSet ${MONEY} totalDiscountsSet ${MONEY} totalPriceSet ${MONEY}
      taxLines { title rate priceSet ${MONEY} }
      lineItems(first: 10) { nodes { title sku requiresShipping taxLines { priceSet ${MONEY} } } }
      customer { id email firstName defaultEmailAddress { emailAddress marketingState } }
      metafields(first: 5) { nodes { namespace key type value } }
    }
    userErrors { field message code }
  }
}`;

const usd = (amount: string) => ({ shopMoney: { amount, currencyCode: 'USD' } });
const mug = (fields: object = {}) => ({
  variantId: VARIANTS.mug,
  quantity: 1,
  requiresShipping: true,
  ...fields,
});
const tax = (amount?: string) => ({
  title: 'State',
  rate: '0.1',
  ...(amount ? { priceSet: usd(amount) } : {}),
});

async function create(order: object, options: object = {}, shop: TestShop = openTestShop()) {
  return (await shop.run(CREATE, { order, options })).orderCreate;
}

const amount = (bag: { shopMoney: { amount: string } }): string => bag.shopMoney.amount;

describe('orderCreate', () => {
  test('GIVEN quoted numbers and a sale THEN the order says the same and is paid', async () => {
    const shop = openTestShop();
    const { order, userErrors } = await create(
      {
        currency: 'USD',
        email: 'buyer@example.com',
        lineItems: [
          mug({
            quantity: 2,
            priceSet: usd('9.00'),
            taxLines: [tax('1.80')],
            properties: [{ name: 'gift', value: 'yes' }],
          }),
          { title: 'Wrapping', quantity: 1, priceSet: usd('1.00'), taxable: false },
        ],
        shippingLines: [
          {
            title: 'Standard',
            code: 'standard',
            source: 'shopify',
            priceSet: usd('5.95'),
            taxLines: [tax('0.60')],
          },
        ],
        transactions: [
          {
            kind: 'SALE',
            status: 'SUCCESS',
            gateway: 'Stripe',
            authorizationCode: 'pi_1',
            amountSet: usd('27.35'),
            receiptJson: '{"id":"pi_1"}',
            processedAt: '2026-11-01T11:59:59Z',
          },
        ],
        customer: { toUpsert: { email: 'buyer@example.com', firstName: 'Ann', lastName: 'Lee' } },
        shippingAddress: {
          firstName: 'Ann',
          lastName: 'Lee',
          address1: '1 St',
          city: 'Albany',
          provinceCode: 'NY',
          countryCode: 'US',
          zip: '12207',
        },
        buyerAcceptsMarketing: true,
        tags: ['agentic', 'agent:demo'],
        note: 'By an agent',
        customAttributes: [{ key: 'session', value: 'cs_1' }],
        sourceName: 'chatgpt',
        sourceIdentifier: 'cs_1',
        sourceUrl: 'https://example.com/orders/cs_1',
        test: true,
      },
      { inventoryBehaviour: 'DECREMENT_OBEYING_POLICY' },
      shop,
    );

    expect(userErrors).toEqual([]);
    expect(order).toMatchObject({
      name: '#1001',
      number: 1001,
      displayFinancialStatus: 'PAID',
      displayFulfillmentStatus: 'UNFULFILLED',
      sourceIdentifier: 'cs_1',
      test: true,
      tags: ['agentic', 'agent:demo'],
      customer: { email: 'buyer@example.com', defaultEmailAddress: { marketingState: 'SUBSCRIBED' } },
    });
    expect(amount(order.subtotalPriceSet)).toBe('19.00');
    expect(amount(order.totalTaxSet)).toBe('2.40');
    expect(amount(order.totalPriceSet)).toBe('27.35');
    expect(order.taxLines).toMatchObject([{ title: 'State', rate: 0.1 }]);
    expect(shop.topics()).toEqual(['inventory_levels/update', 'orders/create', 'orders/paid']);
    expect(shop.emitted[1]!.payload).toMatchObject({
      id: 1001,
      name: '#1001',
      admin_graphql_api_id: 'gid://shopify/Order/1001',
      total_price: '27.35',
      financial_status: 'paid',
      fulfillment_status: null,
      source_identifier: 'cs_1',
      tags: 'agentic, agent:demo',
      note_attributes: [{ name: 'session', value: 'cs_1' }],
      line_items: [
        { price: '9.00', quantity: 2, variant_id: 1 },
        { title: 'Wrapping', variant_id: null },
      ],
    });
    expect(shop.context.state.variants.get(VARIANTS.mug)).toMatchObject({ available: 8, committed: 2 });
  });

  test('GIVEN taxes on the order THEN they are split over its taxable lines', async () => {
    const { order } = await create({
      lineItems: [
        mug({ quantity: 2 }),
        mug(),
        { title: 'Book', quantity: 1, priceSet: usd('9.99'), taxable: false },
      ],
      taxLines: [tax('1.00')],
    });
    const taxes = order.lineItems.nodes.map((line: { taxLines: { priceSet: never }[] }) =>
      line.taxLines.map((row) => amount(row.priceSet)),
    );
    expect(taxes).toEqual([['0.67'], ['0.33'], []]);
    expect(amount(order.totalPriceSet)).toBe('40.99');
  });

  test('GIVEN a tax line without an amount THEN it follows from the rate', async () => {
    const { order } = await create({ lineItems: [mug({ taxLines: [tax()] })] });
    expect(amount(order.totalTaxSet)).toBe('1.00');
  });

  test('GIVEN taxes included THEN they are no part on top of the total', async () => {
    const { order } = await create({ lineItems: [mug({ taxLines: [tax('0.91')] })], taxesIncluded: true });
    expect(amount(order.totalPriceSet)).toBe('10.00');
    expect(amount(order.totalTaxSet)).toBe('0.91');
  });

  test.each([
    ['a fixed code', { itemFixedDiscountCode: { code: 'FIVE', amountSet: usd('5.00') } }, '5.00', '10.95'],
    ['a percentage', { itemPercentageDiscountCode: { code: 'TEN', percentage: 10 } }, '1.00', '14.95'],
    ['free shipping', { freeShippingDiscountCode: { code: 'FREE' } }, '5.95', '10.00'],
  ])('GIVEN %s THEN the total is less by it', async (_what, discountCode, off, total) => {
    const { order } = await create({
      lineItems: [mug()],
      shippingLines: [{ title: 'Standard', priceSet: usd('5.95') }],
      discountCode,
    });
    expect(amount(order.totalDiscountsSet)).toBe(off);
    expect(amount(order.totalPriceSet)).toBe(total);
  });

  test.each([
    ['SALE', 'SUCCESS', '10.00', 'PAID'],
    ['SALE', 'SUCCESS', '4.00', 'PARTIALLY_PAID'],
    ['SALE', 'PENDING', '10.00', 'PENDING'],
    ['SALE', 'FAILURE', '10.00', 'PENDING'],
    ['AUTHORIZATION', 'SUCCESS', '10.00', 'AUTHORIZED'],
  ])('GIVEN a %s with %s of %s THEN the order is %s', async (kind, status, paid, expected) => {
    const { order } = await create({
      lineItems: [mug()],
      transactions: [{ kind, status, amountSet: usd(paid), gateway: 'Stripe' }],
    });
    expect(order.displayFinancialStatus).toBe(expected);
  });

  test('GIVEN a customer known by e-mail THEN they are updated, not made again', async () => {
    const shop = openTestShop();
    const toUpsert = (fields: object) => ({ lineItems: [mug()], customer: { toUpsert: fields } });
    const first = await create(toUpsert({ email: 'a@example.com', firstName: 'A' }), {}, shop);
    const second = await create(toUpsert({ email: 'A@example.com', firstName: 'B' }), {}, shop);
    expect(second.order.customer).toMatchObject({ id: first.order.customer.id, firstName: 'B' });
    const third = await create(
      { lineItems: [mug()], customer: { toAssociate: { id: first.order.customer.id } } },
      {},
      shop,
    );
    expect(third.order.customer.id).toBe(first.order.customer.id);
  });
});

describe('orderCreate refuses', () => {
  const customer = { toUpsert: { email: 'a@example.com' } };
  test.each([
    ['no line', { lineItems: [] }, 'INVALID', ['order', 'lineItems']],
    [
      'an unknown variant',
      { lineItems: [mug({ variantId: 'gid://shopify/ProductVariant/99' })] },
      'INVALID',
      ['order', 'lineItems', '0', 'variantId'],
    ],
    [
      'no quantity',
      { lineItems: [mug({ quantity: 0 })] },
      'INVALID',
      ['order', 'lineItems', '0', 'quantity'],
    ],
    [
      'taxes on order and line',
      { lineItems: [mug({ taxLines: [tax('1.00')] })], taxLines: [tax('1.00')] },
      'INVALID',
      ['order', 'taxLines'],
    ],
    [
      'a tax without a rate',
      { lineItems: [mug({ taxLines: [{ title: 'State', rate: '-1', priceSet: usd('1.00') }] })] },
      'TAX_LINE_RATE_MISSING',
      ['order', 'lineItems', '0', 'taxLines', '0', 'rate'],
    ],
    [
      'customer twice',
      { lineItems: [mug()], customer, customerId: 'gid://shopify/Customer/1' },
      'REDUNDANT_CUSTOMER_FIELDS',
      ['order'],
    ],
    [
      'an unknown customer',
      { lineItems: [mug()], customerId: 'gid://shopify/Customer/1' },
      'INVALID',
      ['order', 'customerId'],
    ],
    [
      'a future processedAt',
      { lineItems: [mug()], processedAt: '2026-11-02T00:00:00Z' },
      'PROCESSED_AT_INVALID',
      ['order', 'processedAt'],
    ],
    [
      'a fulfilment service',
      { lineItems: [mug({ fulfillmentService: 'moon' })] },
      'FULFILLMENT_SERVICE_INVALID',
      ['order', 'lineItems', '0', 'fulfillmentService'],
    ],
    ['another currency', { lineItems: [mug()], currency: 'EUR' }, 'INVALID', ['order', 'currency']],
    [
      'money in another currency',
      { lineItems: [mug({ priceSet: { shopMoney: { amount: '1.00', currencyCode: 'EUR' } } })] },
      'INVALID',
      ['order', 'lineItems', '0', 'priceSet', 'shopMoney', 'currencyCode'],
    ],
    [
      'two kinds of discount',
      {
        lineItems: [mug()],
        discountCode: {
          freeShippingDiscountCode: { code: 'A' },
          itemPercentageDiscountCode: { code: 'B', percentage: 1 },
        },
      },
      'INVALID',
      ['order', 'discountCode'],
    ],
    [
      'a bad e-mail',
      { lineItems: [mug()], customer: { toUpsert: { email: 'nobody' } } },
      'INVALID',
      ['order', 'customer', 'toUpsert', 'email'],
    ],
  ])('%s', async (_what, order, code, field) => {
    const shop = openTestShop();
    const payload = await create(order, {}, shop);
    expect(payload.order).toBeNull();
    expect(payload.userErrors).toMatchObject([{ code, field }]);
    expect(shop.context.state.orders.size).toBe(0);
    expect(shop.emitted).toEqual([]);
  });

  test('more than the stock when it obeys the policy, over all lines of a variant; nothing is taken', async () => {
    const shop = openTestShop();
    const order = { lineItems: [mug({ quantity: 6 }), mug({ quantity: 5 })] };
    const refused = await create(order, { inventoryBehaviour: 'DECREMENT_OBEYING_POLICY' }, shop);
    expect(refused.userErrors).toMatchObject([{ code: 'INVENTORY_CLAIM_FAILED' }]);
    expect(shop.context.state.variants.get(VARIANTS.mug)).toMatchObject({ available: 10, committed: 0 });

    await create(order, { inventoryBehaviour: 'DECREMENT_IGNORING_POLICY' }, shop);
    expect(shop.context.state.variants.get(VARIANTS.mug)).toMatchObject({ available: -1, committed: 11 });
  });

  test('nothing for a variant that may be backordered', async () => {
    const shop = openTestShop();
    const order = { lineItems: [{ variantId: VARIANTS.backorder, quantity: 3 }] };
    const { userErrors } = await create(order, { inventoryBehaviour: 'DECREMENT_OBEYING_POLICY' }, shop);
    expect(userErrors).toEqual([]);
    expect(shop.context.state.variants.get(VARIANTS.backorder)!.available).toBe(-3);
  });

  test('a second order with the same value of a metafield of type id; the first is found by it at once', async () => {
    const shop = openTestShop();
    shop.context.state.metafieldDefinitions.put({
      id: 'gid://shopify/MetafieldDefinition/1',
      namespace: 'app--test-app',
      key: 'session',
      name: 'Session',
      type: 'id',
      ownerType: 'ORDER',
    });
    const order = {
      lineItems: [mug()],
      metafields: [{ namespace: '$app', key: 'session', type: 'id', value: 'cs_1' }],
    };
    const first = await create(order, {}, shop);
    const second = await create(order, {}, shop);
    expect(second.userErrors).toMatchObject([
      { code: 'INVALID', field: ['order', 'metafields', '0', 'value'] },
    ]);

    const find = `query Find($value: String!) { orderByIdentifier(identifier: { customId: { key: "session", value: $value } }) { id } }`;
    expect((await shop.run(find, { value: 'cs_1' })).orderByIdentifier.id).toBe(first.order.id);
    expect((await shop.run(find, { value: 'cs_2' })).orderByIdentifier).toBeNull();
    const undefinedKey = find.replace('"session"', '"other"');
    expect((await shop.execute(undefinedKey, { value: 'cs_1' })).errors).toHaveLength(1);
  });

  test('the sixth order within a minute in a trial shop, until the minute is over', async () => {
    const shop = openTestShop({ trial: true });
    for (let i = 0; i < 5; i += 1) await create({ lineItems: [mug()] }, {}, shop);
    const sixth = await create({ lineItems: [mug()] }, {}, shop);
    expect(sixth.userErrors).toMatchObject([{ message: 'Too many attempts. Please try again later.' }]);
    shop.advance(60_000);
    expect((await create({ lineItems: [mug()] }, {}, shop)).userErrors).toEqual([]);
  });
});
