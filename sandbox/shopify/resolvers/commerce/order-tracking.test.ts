import { describe, expect, test } from 'vitest';
import { createOrder } from '#sandbox/shopify/commerce/create-order.ts';
import { openTestShop, VARIANTS, type TestShop } from '#sandbox/shopify/commerce/testing/test-shop.ts';

const MONEY = '{ shopMoney { amount currencyCode } presentmentMoney { amount } }';
const ADDRESS =
  '{ id name firstName lastName address1 address2 city province provinceCode zip country countryCodeV2 phone formatted }';
/** What an app that follows an order reads. */
const ORDER = `
  id legacyResourceId name number confirmationNumber statusPageUrl createdAt processedAt updatedAt cancelledAt cancelReason closedAt closed
  cancellation { staffNote } displayFinancialStatus displayFulfillmentStatus currencyCode presentmentCurrencyCode
  totalPriceSet ${MONEY} currentTotalPriceSet ${MONEY} originalTotalPriceSet ${MONEY} subtotalPriceSet ${MONEY} currentSubtotalPriceSet ${MONEY}
  totalTaxSet ${MONEY} currentTotalTaxSet ${MONEY} totalShippingPriceSet ${MONEY} currentShippingPriceSet ${MONEY} totalDiscountsSet ${MONEY}
  totalRefundedSet ${MONEY} totalRefundedShippingSet ${MONEY} totalReceivedSet ${MONEY} netPaymentSet ${MONEY} totalOutstandingSet ${MONEY}
  totalCapturableSet ${MONEY} refundDiscrepancySet ${MONEY}
  taxLines { title rate ratePercentage channelLiable priceSet ${MONEY} } taxesIncluded taxExempt discountCode discountCodes
  lineItems(first: 10) { nodes {
    id name title variantTitle sku vendor quantity currentQuantity unfulfilledQuantity refundableQuantity nonFulfillableQuantity requiresShipping taxable isGiftCard
    originalUnitPriceSet ${MONEY} originalTotalSet ${MONEY} discountedUnitPriceSet ${MONEY} discountedTotalSet ${MONEY} totalDiscountSet ${MONEY}
    withCodes: discountedTotalSet(withCodeDiscounts: true) ${MONEY} discountedUnitPriceAfterAllDiscountsSet ${MONEY} priceAfterAllDiscountsBeforeTaxesSet ${MONEY}
    discountAllocations { allocatedAmountSet ${MONEY} discountApplication { index targetType value { ... on MoneyV2 { amount } ... on PricingPercentageValue { percentage } } } }
    variant { id title } product { id title } taxLines { title priceSet ${MONEY} } image { url altText } customAttributes { key value } weight { value unit }
  } pageInfo { hasNextPage } }
  shippingLine { id title code source originalPriceSet ${MONEY} discountedPriceSet ${MONEY} taxLines { title } }
  shippingLines(first: 5) { nodes { title } }
  fulfillments(first: 5) {
    id legacyResourceId name status displayStatus createdAt updatedAt estimatedDeliveryAt inTransitAt deliveredAt totalQuantity requiresShipping
    trackingInfo(first: 5) { company number url } location { id name }
    fulfillmentLineItems(first: 5) { nodes { id quantity lineItem { id title } originalTotalSet ${MONEY} } }
    events(first: 5) { nodes { id status happenedAt message } }
  }
  fulfillmentOrders(first: 5) { nodes {
    id status requestStatus fulfillAt orderId orderName fulfillmentHolds { id reason reasonNotes handle displayReason heldByRequestingApp }
    lineItems(first: 5) { nodes { id totalQuantity remainingQuantity sku productTitle variantTitle requiresShipping inventoryItemId lineItem { id } variant { id } } }
    deliveryMethod { methodType presentedName serviceCode } destination { city countryCode } assignedLocation { name city location { id } } supportedActions { action }
  } }
  refunds(first: 5) {
    id legacyResourceId createdAt processedAt note totalRefundedSet ${MONEY}
    refundLineItems(first: 5) { nodes { id quantity restockType restocked lineItem { id } subtotalSet ${MONEY} totalTaxSet ${MONEY} location { id } } }
    refundShippingLines(first: 5) { nodes { subtotalAmountSet ${MONEY} taxAmountSet ${MONEY} } }
    orderAdjustments(first: 5) { nodes { reason amountSet ${MONEY} } }
    transactions(first: 5) { nodes { id kind amountSet ${MONEY} parentTransaction { id } } }
  }
  transactions(first: 5) { id kind status gateway formattedGateway authorizationCode paymentId amountSet ${MONEY} receiptJson test processedAt createdAt parentTransaction { id } maximumRefundableV2 { amount } }
  customer { id displayName firstName lastName numberOfOrders amountSpent { amount } tags defaultEmailAddress { emailAddress } defaultAddress ${ADDRESS} }
  shippingAddress ${ADDRESS} billingAddress ${ADDRESS} displayAddress ${ADDRESS}
  tags note email phone poNumber test customAttributes { key value } paymentGatewayNames
  metafield(namespace: "aisle", key: "agent") { id namespace key type value jsonValue }
  metafields(first: 5) { nodes { key value } }
  sourceName sourceIdentifier registeredSourceUrl attribution { handle displayName icon } confirmed fulfillable fullyPaid unpaid refundable requiresShipping returnStatus
  risk { recommendation assessments { riskLevel facts { description sentiment } provider { id } } }
`;

const usd = (amount: string) => ({ shopMoney: { amount, currencyCode: 'USD' } });
const amount = (bag: { shopMoney: { amount: string } }): string => bag.shopMoney.amount;

/** Two mugs and a digital book, 25.00 with 2.50 tax, 5.95 shipping with 0.60 tax, 34.05 paid; stock claimed. */
function orderIn(shop: TestShop, fields: object = {}) {
  const tax = (minor: string) => [{ title: 'State', rate: '0.1', priceSet: usd(minor) }];
  const order = createOrder(
    shop.context,
    {
      email: 'buyer@example.com',
      lineItems: [
        { variantId: VARIANTS.mug, quantity: 2, requiresShipping: true, taxLines: tax('2.00') },
        { variantId: VARIANTS.ebook, quantity: 1, taxLines: tax('0.50') },
      ],
      shippingLines: [
        {
          title: 'Standard',
          code: 'standard',
          source: 'shopify',
          priceSet: usd('5.95'),
          taxLines: tax('0.60'),
        },
      ],
      transactions: [
        {
          kind: 'SALE',
          status: 'SUCCESS',
          gateway: 'Stripe',
          authorizationCode: 'pi_1',
          amountSet: usd('34.05'),
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
      metafields: [{ namespace: 'aisle', key: 'agent', type: 'single_line_text_field', value: 'demo' }],
      sourceIdentifier: 'cs_1',
      ...fields,
    },
    { inventoryBehaviour: 'DECREMENT_OBEYING_POLICY' },
  );
  shop.emitted.length = 0;
  return order;
}

async function read(shop: TestShop, id: string) {
  return (await shop.run(`query Read($id: ID!) { order(id: $id) { ${ORDER} } }`, { id })).order;
}

const FULFILL = `mutation Fulfill($fulfillment: FulfillmentInput!) { fulfillmentCreate(fulfillment: $fulfillment) {
  fulfillment { id status name trackingInfo { company number url } } userErrors { field message } } }`;

async function fulfill(shop: TestShop, requests: object[], trackingInfo?: object) {
  const fulfillment = { lineItemsByFulfillmentOrder: requests, trackingInfo, notifyCustomer: false };
  return (await shop.run(FULFILL, { fulfillment })).fulfillmentCreate;
}

describe('an order', () => {
  test('GIVEN a paid order THEN every field an order-tracking app reads has its value', async () => {
    const shop = openTestShop();
    const { id } = orderIn(shop);
    const order = await read(shop, id);
    expect(order).toMatchObject({
      name: '#1001',
      displayFinancialStatus: 'PAID',
      displayFulfillmentStatus: 'UNFULFILLED',
      shippingAddress: {
        name: 'Ann Lee',
        province: 'New York',
        country: 'United States',
        countryCodeV2: 'US',
      },
      customer: { displayName: 'Ann Lee', numberOfOrders: '1', amountSpent: { amount: '34.05' } },
      metafield: { value: 'demo' },
      risk: { recommendation: 'NONE', assessments: [] },
      transactions: [
        { gateway: 'Stripe', authorizationCode: 'pi_1', maximumRefundableV2: { amount: '34.05' } },
      ],
      refunds: [],
      fulfillments: [],
    });
    expect(order.fulfillmentOrders.nodes).toMatchObject([
      {
        status: 'OPEN',
        deliveryMethod: { methodType: 'SHIPPING', presentedName: 'Standard' },
        destination: { city: 'Albany' },
      },
      { status: 'OPEN', deliveryMethod: { methodType: 'NONE' }, destination: null },
    ]);
    expect(order.statusPageUrl).toMatch(/^https:\/\/test\.myshopify\.com\/orders\/1001\//);
    expect([order.totalPriceSet, order.netPaymentSet, order.totalOutstandingSet].map(amount)).toEqual([
      '34.05',
      '34.05',
      '0.00',
    ]);
  });

  test('GIVEN a discount code THEN it is allocated to lines and counted where codes count', async () => {
    const shop = openTestShop();
    const { id } = orderIn(shop, {
      discountCode: { itemFixedDiscountCode: { code: 'FIVE', amountSet: usd('5.00') } },
    });
    const [line] = (await read(shop, id)).lineItems.nodes;
    expect([line.discountedTotalSet, line.withCodes].map(amount)).toEqual(['20.00', '16.00']);
    expect(line.discountAllocations).toMatchObject([{ discountApplication: { value: { amount: '5.00' } } }]);
  });

  test.each([
    ['source_identifier:cs_1', 1],
    ["source_identifier:'cs_2'", 0],
    ['tag:agentic', 1],
    ['-tag:agentic', 1],
    ['name:#1001', 1],
    ['name:1002', 1],
    ['created_at:>=2026-11-01', 2],
    ['created_at:<2026-11-01', 0],
    ['status:open', 2],
    ['status:cancelled OR name:1002', 1],
    ['channel:chatgpt', 1],
    ['financial_status:paid', 2],
    ['fulfillment_status:unfulfilled test:false', 2],
    ['buyer@example.com', 2],
  ])('GIVEN the search %s THEN it finds %i', async (query, count) => {
    const shop = openTestShop();
    orderIn(shop, { tags: ['agentic'] });
    orderIn(shop, { sourceIdentifier: 'cs_9', sourceName: 'chatgpt' });
    const text = `query Search($query: String) { orders(first: 10, query: $query) { nodes { id } } ordersCount(query: $query) { count precision } }`;
    const { orders, ordersCount } = await shop.run(text, { query });
    expect(orders.nodes).toHaveLength(count);
    expect(ordersCount).toEqual({ count, precision: 'EXACT' });
  });

  test('GIVEN orderUpdate, tagsAdd and metafieldsSet THEN they change what they name and no more', async () => {
    const shop = openTestShop();
    const { id } = orderIn(shop, { tags: ['agentic'], note: 'old' });
    await shop.run(
      `mutation Update($id: ID!) {
        orderUpdate(input: { id: $id, note: "new", customAttributes: [{ key: "k", value: "v" }] }) { order { id } userErrors { field message } }
        tagsAdd(id: $id, tags: ["reviewed", "agentic"]) { node { id } userErrors { message } }
        metafieldsSet(metafields: [{ ownerId: $id, namespace: "aisle", key: "agent", value: "other", type: "single_line_text_field" }]) {
          metafields { key value } userErrors { field message code elementIndex } }
        orderRiskAssessmentCreate(orderRiskAssessmentInput: { orderId: $id, riskLevel: HIGH, facts: [{ description: "CVC failed", sentiment: NEGATIVE }] }) {
          orderRiskAssessment { riskLevel facts { description } } userErrors { code message } }
      }`,
      { id },
    );
    expect(await read(shop, id)).toMatchObject({
      note: 'new',
      email: 'buyer@example.com',
      tags: ['agentic', 'reviewed'],
      customAttributes: [{ key: 'k', value: 'v' }],
      metafield: { value: 'other' },
      risk: { recommendation: 'CANCEL', assessments: [{ riskLevel: 'HIGH' }] },
    });
    expect(shop.topics()).toEqual(Array(4).fill('orders/updated'));
  });

  test('GIVEN more than twenty facts THEN the risk assessment is refused', async () => {
    const shop = openTestShop();
    const { id } = orderIn(shop);
    const facts = Array.from({ length: 21 }, () => ({ description: 'x', sentiment: 'NEUTRAL' }));
    const { orderRiskAssessmentCreate } = await shop.run(
      `mutation Risk($input: OrderRiskAssessmentCreateInput!) { orderRiskAssessmentCreate(orderRiskAssessmentInput: $input) { userErrors { code } } }`,
      { input: { orderId: id, riskLevel: 'LOW', facts } },
    );
    expect(orderRiskAssessmentCreate.userErrors).toEqual([{ code: 'TOO_MANY_FACTS' }]);
  });
});

describe('fulfilment', () => {
  test('GIVEN a part and then the rest THEN status, stock and webhooks follow', async () => {
    const shop = openTestShop();
    const order = orderIn(shop);
    const [parcels, digital] = order.fulfillmentOrders;
    const part = {
      fulfillmentOrderId: parcels!.id,
      fulfillmentOrderLineItems: [{ id: parcels!.lines[0]!.id, quantity: 1 }],
    };
    const tracking = { company: 'UPS', number: '1Z', url: 'https://example.com/1Z' };
    const first = await fulfill(shop, [part], tracking);
    expect(first.fulfillment).toMatchObject({
      status: 'SUCCESS',
      name: '#1001-F1',
      trackingInfo: [tracking],
    });
    expect(shop.topics()).toEqual(['fulfillments/create', 'orders/partially_fulfilled', 'orders/updated']);
    expect(shop.emitted[0]!.payload).toMatchObject({
      order_id: 1001,
      status: 'success',
      tracking_number: '1Z',
      tracking_urls: ['https://example.com/1Z'],
      line_items: [{ quantity: 1, sku: 'SKU-1' }],
    });
    expect(await read(shop, order.id)).toMatchObject({ displayFulfillmentStatus: 'PARTIALLY_FULFILLED' });

    shop.emitted.length = 0;
    await fulfill(shop, [{ fulfillmentOrderId: parcels!.id }, { fulfillmentOrderId: digital!.id }]);
    expect(shop.topics()).toEqual(['fulfillments/create', 'orders/fulfilled', 'orders/updated']);
    expect(shop.emitted[1]!.payload).toMatchObject({ fulfillment_status: 'fulfilled' });
    const done = await read(shop, order.id);
    expect(done).toMatchObject({ displayFulfillmentStatus: 'FULFILLED' });
    expect(
      done.lineItems.nodes.map((line: { unfulfilledQuantity: number }) => line.unfulfilledQuantity),
    ).toEqual([0, 0]);
    expect(shop.context.state.variants.get(VARIANTS.mug)).toMatchObject({ available: 8, committed: 0 });
  });

  test('GIVEN more units than remain, a closed or an unknown fulfilment order THEN it is refused', async () => {
    const shop = openTestShop();
    const [parcels] = orderIn(shop).fulfillmentOrders;
    const lines = (quantity: number) => [{ id: parcels!.lines[0]!.id, quantity }];
    const request = (quantity: number) => ({
      fulfillmentOrderId: parcels!.id,
      fulfillmentOrderLineItems: lines(quantity),
    });
    expect((await fulfill(shop, [request(3)])).userErrors[0].message).toMatch(/quantity/);
    expect((await fulfill(shop, [request(0)])).userErrors[0].message).toMatch(/greater than 0/);
    await fulfill(shop, [request(2)]);
    expect((await fulfill(shop, [request(1)])).userErrors[0].message).toMatch(/closed/);
    const unknown = [{ fulfillmentOrderId: 'gid://shopify/FulfillmentOrder/9' }];
    expect((await fulfill(shop, unknown)).userErrors[0].message).toMatch(/does not exist/);
  });

  test('GIVEN tracking and carrier events THEN the fulfilment shows the latest', async () => {
    const shop = openTestShop();
    const order = orderIn(shop);
    const { fulfillment } = await fulfill(shop, [{ fulfillmentOrderId: order.fulfillmentOrders[0]!.id }]);
    shop.emitted.length = 0;
    const text = `mutation Track($id: ID!) {
      fulfillmentTrackingInfoUpdate(fulfillmentId: $id, trackingInfoInput: { company: "DHL", numbers: ["1", "2"] }) { fulfillment { trackingInfo { company number } } userErrors { message } }
      moving: fulfillmentEventCreate(fulfillmentEvent: { fulfillmentId: $id, status: IN_TRANSIT, happenedAt: "2026-11-01T12:00:00Z", estimatedDeliveryAt: "2026-11-05T12:00:00Z" }) { fulfillmentEvent { id status happenedAt } userErrors { message } }
      there: fulfillmentEventCreate(fulfillmentEvent: { fulfillmentId: $id, status: DELIVERED, happenedAt: "2026-11-04T12:00:00Z" }) { fulfillmentEvent { status } userErrors { message } }
    }`;
    await shop.run(text, { id: fulfillment.id });
    expect((await read(shop, order.id)).fulfillments).toMatchObject([
      {
        displayStatus: 'DELIVERED',
        trackingInfo: [
          { company: 'DHL', number: '1' },
          { company: 'DHL', number: '2' },
        ],
        inTransitAt: '2026-11-01T12:00:00.000Z',
        deliveredAt: '2026-11-04T12:00:00.000Z',
        estimatedDeliveryAt: '2026-11-05T12:00:00.000Z',
        events: { nodes: [{ status: 'IN_TRANSIT' }, { status: 'DELIVERED' }] },
      },
    ]);
    expect(shop.topics().filter((topic) => topic !== 'orders/updated')).toEqual([
      'fulfillments/update',
      ...['fulfillment_events/create', 'fulfillments/update'],
      ...['fulfillment_events/create', 'fulfillments/update'],
    ]);
  });

  test('GIVEN a cancelled fulfilment THEN its units are to be fulfilled again, and it cannot be cancelled twice', async () => {
    const shop = openTestShop();
    const order = orderIn(shop);
    const { fulfillment } = await fulfill(shop, [{ fulfillmentOrderId: order.fulfillmentOrders[0]!.id }]);
    const text = `mutation Cancel($id: ID!) { fulfillmentCancel(id: $id) { fulfillment { status displayStatus } userErrors { message } } }`;
    const first = await shop.run(text, { id: fulfillment.id });
    expect(first.fulfillmentCancel.fulfillment).toEqual({ status: 'CANCELLED', displayStatus: 'CANCELED' });
    expect(await read(shop, order.id)).toMatchObject({
      displayFulfillmentStatus: 'UNFULFILLED',
      fulfillmentOrders: { nodes: [{ status: 'OPEN' }, { status: 'OPEN' }] },
    });
    expect(shop.context.state.variants.get(VARIANTS.mug)!.committed).toBe(2);
    expect((await shop.run(text, { id: fulfillment.id })).fulfillmentCancel.userErrors).toHaveLength(1);
  });

  test('GIVEN a hold THEN nothing is fulfilled until the last hold goes', async () => {
    const shop = openTestShop();
    const order = orderIn(shop);
    const fulfillmentOrderId = order.fulfillmentOrders[0]!.id;
    const hold = `mutation Hold($id: ID!, $hold: FulfillmentOrderHoldInput!) { fulfillmentOrderHold(id: $id, fulfillmentHold: $hold) {
      fulfillmentHold { id handle reason heldByRequestingApp } fulfillmentOrder { status } userErrors { field code message } } }`;
    const release = `mutation Release($id: ID!, $holdIds: [ID!]) { fulfillmentOrderReleaseHold(id: $id, holdIds: $holdIds) { fulfillmentOrder { status } userErrors { code } } }`;
    const place = async (handle: string) =>
      (
        await shop.run(hold, {
          id: fulfillmentOrderId,
          hold: { reason: 'HIGH_RISK_OF_FRAUD', handle, reasonNotes: 'look' },
        })
      ).fulfillmentOrderHold;

    const first = await place('review');
    expect(first).toMatchObject({
      fulfillmentOrder: { status: 'ON_HOLD' },
      fulfillmentHold: { handle: 'review', heldByRequestingApp: true },
    });
    expect((await place('review')).userErrors[0].code).toBe('DUPLICATE_FULFILLMENT_HOLD_HANDLE');
    await place('second');
    expect(await read(shop, order.id)).toMatchObject({ displayFulfillmentStatus: 'ON_HOLD' });
    expect((await fulfill(shop, [{ fulfillmentOrderId }])).userErrors[0].message).toMatch(/on hold/);

    const one = await shop.run(release, { id: fulfillmentOrderId, holdIds: [first.fulfillmentHold.id] });
    expect(one.fulfillmentOrderReleaseHold.fulfillmentOrder.status).toBe('ON_HOLD');
    const all = await shop.run(release, { id: fulfillmentOrderId });
    expect(all.fulfillmentOrderReleaseHold.fulfillmentOrder.status).toBe('OPEN');
    expect((await fulfill(shop, [{ fulfillmentOrderId }])).userErrors).toEqual([]);
    expect(shop.topics()).toContain('fulfillment_orders/hold_released');
  });
});

describe('refundCreate', () => {
  const REFUND = `mutation Refund($input: RefundInput!, $key: String!) { refundCreate(input: $input) @idempotent(key: $key) {
    refund { id note totalRefundedSet ${MONEY} } order { displayFinancialStatus } userErrors { field message } } }`;
  let key = 0;
  const refund = async (shop: TestShop, input: object) =>
    (await shop.run(REFUND, { input, key: `key-${(key += 1)}` })).refundCreate;
  const money = (orderId: string, value: string) => [
    { orderId, kind: 'REFUND', gateway: 'Stripe', amount: value },
  ];

  test('GIVEN one unit and its money THEN the order is partly refunded, and the rest refunds to nothing left', async () => {
    const shop = openTestShop();
    const order = orderIn(shop);
    const [mugs, book] = order.lines;
    const first = await refund(shop, {
      orderId: order.id,
      note: 'broken',
      refundLineItems: [
        { lineItemId: mugs!.id, quantity: 1, restockType: 'CANCEL', locationId: 'gid://shopify/Location/1' },
      ],
      transactions: money(order.id, '11.00'),
    });
    expect(first).toMatchObject({
      userErrors: [],
      refund: { note: 'broken' },
      order: { displayFinancialStatus: 'PARTIALLY_REFUNDED' },
    });
    expect(shop.topics()).toEqual(['inventory_levels/update', 'refunds/create', 'orders/updated']);
    expect(shop.emitted[1]!.payload).toMatchObject({
      order_id: 1001,
      refund_line_items: [{ quantity: 1, subtotal: '10.00', total_tax: '1.00', restock_type: 'cancel' }],
      transactions: [{ kind: 'refund', amount: '11.00' }],
      order_adjustments: [],
    });
    expect(shop.context.state.variants.get(VARIANTS.mug)).toMatchObject({ available: 9, committed: 1 });
    let now = await read(shop, order.id);
    expect(
      [now.currentTotalPriceSet, now.totalRefundedSet, now.netPaymentSet, now.totalOutstandingSet].map(
        amount,
      ),
    ).toEqual(['23.05', '11.00', '23.05', '0.00']);
    expect(now.lineItems.nodes[0]).toMatchObject({
      currentQuantity: 1,
      refundableQuantity: 1,
      unfulfilledQuantity: 1,
    });

    await refund(shop, {
      orderId: order.id,
      refundLineItems: [
        { lineItemId: mugs!.id, quantity: 1 },
        { lineItemId: book!.id, quantity: 1 },
      ],
      shipping: { fullRefund: true },
      transactions: money(order.id, '23.05'),
    });
    now = await read(shop, order.id);
    expect([now.currentTotalPriceSet, now.netPaymentSet, now.totalOutstandingSet].map(amount)).toEqual([
      '0.00',
      '0.00',
      '0.00',
    ]);
    expect(now).toMatchObject({ displayFinancialStatus: 'REFUNDED', fulfillable: false });
  });

  test('GIVEN money without goods THEN it is a goodwill refund with an adjustment', async () => {
    const shop = openTestShop();
    const order = orderIn(shop);
    await refund(shop, { orderId: order.id, transactions: money(order.id, '3.00') });
    const now = await read(shop, order.id);
    expect(now.refunds[0].orderAdjustments.nodes).toMatchObject([
      { reason: 'REFUND_DISCREPANCY', amountSet: { shopMoney: { amount: '-3.00' } } },
    ]);
    expect([now.currentTotalPriceSet, now.netPaymentSet, now.totalOutstandingSet].map(amount)).toEqual([
      '34.05',
      '31.05',
      '0.00',
    ]);
  });

  test('GIVEN more units, more shipping or more money than there is THEN it is refused and nothing changes', async () => {
    const shop = openTestShop();
    const order = orderIn(shop);
    const [mugs] = order.lines;
    const orderId = order.id;
    const cases: [object, RegExp][] = [
      [{ refundLineItems: [{ lineItemId: mugs!.id, quantity: 3 }] }, /more items than were purchased/],
      [{ refundLineItems: [{ lineItemId: 'gid://shopify/LineItem/9', quantity: 1 }] }, /does not exist/],
      [{ shipping: { amount: '5.96' } }, /maximum refundable/],
      [{ transactions: money(orderId, '34.06') }, /greater than the net payment/],
      [{ transactions: [{ ...money(orderId, '1.00')[0], kind: 'SALE' }] }, /Kind/],
      [
        { transactions: [{ ...money(orderId, '1.00')[0], parentId: 'gid://shopify/OrderTransaction/9' }] },
        /Parent/,
      ],
      [{ currency: 'EUR' }, /USD/],
    ];
    for (const [input, message] of cases)
      expect((await refund(shop, { orderId, ...input })).userErrors[0].message).toMatch(message);
    expect((await refund(shop, { orderId: 'gid://shopify/Order/9' })).userErrors).toHaveLength(1);
    expect(shop.emitted).toEqual([]);
    const over = await refund(shop, {
      orderId,
      allowOverRefunding: true,
      transactions: money(orderId, '40.00'),
    });
    expect(over.userErrors).toEqual([]);
  });

  test('GIVEN returned goods THEN they come back to stock from what was shipped', async () => {
    const shop = openTestShop();
    const order = orderIn(shop);
    await fulfill(shop, [{ fulfillmentOrderId: order.fulfillmentOrders[0]!.id }]);
    await refund(shop, {
      orderId: order.id,
      refundLineItems: [{ lineItemId: order.lines[0]!.id, quantity: 2, restockType: 'RETURN' }],
    });
    expect(shop.context.state.variants.get(VARIANTS.mug)).toMatchObject({ available: 10, committed: 0 });
    const cancelRestock = { lineItemId: order.lines[0]!.id, quantity: 1, restockType: 'CANCEL' };
    expect(
      (await refund(shop, { orderId: order.id, refundLineItems: [cancelRestock] })).userErrors,
    ).toHaveLength(1);
  });
});

describe('orderCancel', () => {
  const CANCEL = `mutation Cancel($orderId: ID!, $restock: Boolean!, $refund: Boolean!) {
    orderCancel(orderId: $orderId, reason: CUSTOMER, restock: $restock, refundMethod: { originalPaymentMethodsRefund: $refund }, notifyCustomer: false, staffNote: "asked") {
      job { id done } jobResult { id done status order { id } errors { message } } orderCancelUserErrors { field code message } userErrors { message } } }`;

  test('GIVEN restock and refund THEN money and goods go back and the job ends', async () => {
    const shop = openTestShop();
    const { id } = orderIn(shop);
    const { orderCancel } = await shop.run(CANCEL, { orderId: id, restock: true, refund: true });
    expect(orderCancel).toMatchObject({
      job: { done: false },
      jobResult: { status: 'STARTED' },
      orderCancelUserErrors: [],
    });
    expect(
      (await shop.run('query Job($id: ID!) { job(id: $id) { done } }', { id: orderCancel.job.id })).job.done,
    ).toBe(true);
    const order = await read(shop, id);
    expect(order).toMatchObject({
      cancelReason: 'CUSTOMER',
      displayFinancialStatus: 'REFUNDED',
      cancellation: { staffNote: 'asked' },
    });
    expect(order.cancelledAt).not.toBeNull();
    expect(order.fulfillmentOrders.nodes.map((row: { status: string }) => row.status)).not.toContain('OPEN');
    expect([order.currentTotalPriceSet, order.totalOutstandingSet].map(amount)).toEqual(['0.00', '0.00']);
    expect(shop.context.state.variants.get(VARIANTS.mug)).toMatchObject({ available: 10, committed: 0 });
    expect(shop.topics()).toEqual([
      'inventory_levels/update',
      'refunds/create',
      'orders/updated',
      'orders/cancelled',
      'orders/updated',
    ]);
    expect(shop.emitted[3]!.payload).toMatchObject({
      cancel_reason: 'customer',
      financial_status: 'refunded',
    });
  });

  test('GIVEN only an authorisation THEN it is voided and nothing is outstanding', async () => {
    const shop = openTestShop();
    const { id } = orderIn(shop, {
      transactions: [{ kind: 'AUTHORIZATION', amountSet: usd('34.05'), gateway: 'Stripe' }],
    });
    await shop.run(CANCEL, { orderId: id, restock: true, refund: false });
    const order = await read(shop, id);
    expect(order).toMatchObject({ displayFinancialStatus: 'VOIDED' });
    expect([order.totalOutstandingSet, order.totalCapturableSet].map(amount)).toEqual(['0.00', '0.00']);
  });

  test('GIVEN it is cancelled or fulfilled already, or unknown THEN it is refused', async () => {
    const shop = openTestShop();
    const cancelled = orderIn(shop);
    const fulfilled = orderIn(shop);
    const options = { restock: false, refund: false };
    await shop.run(CANCEL, { orderId: cancelled.id, ...options });
    await fulfill(shop, [{ fulfillmentOrderId: fulfilled.fulfillmentOrders[0]!.id }]);
    const codeFor = async (orderId: string) =>
      (await shop.run(CANCEL, { orderId, ...options })).orderCancel.orderCancelUserErrors[0].code;
    expect(await codeFor(cancelled.id)).toBe('INVALID');
    expect(await codeFor(fulfilled.id)).toBe('INVALID');
    expect(await codeFor('gid://shopify/Order/9')).toBe('NOT_FOUND');
  });
});
