import { describe, expect, test } from 'vitest';
import type { RefundFieldsFragment } from '#app/shopify/operations/admin.generated.ts';
import { mapShopifyOrder } from './map-shopify-order.ts';
import type { AfterSale } from './mapping/map-adjustments.ts';
import type { WholeOrder } from './read/read-order.server.ts';

const set = (amount: string) => ({ shopMoney: { amount } });
const page = { hasNextPage: false, endCursor: null };
type Line = WholeOrder['lineItems']['nodes'][number];
type Fulfillment = WholeOrder['fulfillments'][number];

function line(changes: Partial<Line> = {}): Line {
  return {
    id: 'gid://shopify/LineItem/7',
    title: 'Mug',
    variantTitle: null,
    quantity: 2,
    currentQuantity: 2,
    unfulfilledQuantity: 2,
    requiresShipping: true,
    originalUnitPriceSet: set('12.5'),
    originalTotalSet: set('25.0'),
    variant: { id: 'gid://shopify/ProductVariant/44001' },
    ...changes,
  };
}

function fulfillment(changes: Partial<Fulfillment> = {}): Fulfillment {
  return {
    id: 'gid://shopify/Fulfillment/9',
    status: 'SUCCESS',
    displayStatus: 'FULFILLED',
    createdAt: '2026-11-21T10:00:00Z',
    updatedAt: '2026-11-21T10:00:00Z',
    estimatedDeliveryAt: null,
    inTransitAt: null,
    deliveredAt: null,
    trackingInfo: [],
    events: { pageInfo: page, nodes: [] },
    fulfillmentLineItems: {
      pageInfo: page,
      nodes: [{ quantity: 2, lineItem: { id: 'gid://shopify/LineItem/7' } }],
    },
    ...changes,
  };
}

function order(changes: Partial<WholeOrder> = {}, lines: Line[] = [line()]): WholeOrder {
  return {
    id: 'gid://shopify/Order/5',
    name: '#1001',
    createdAt: '2026-11-20T12:00:00Z',
    updatedAt: '2026-11-20T12:00:00Z',
    cancelledAt: null,
    currencyCode: 'USD',
    statusPageUrl: 'https://shop.example/orders/5',
    displayFinancialStatus: 'PAID',
    displayFulfillmentStatus: 'UNFULFILLED',
    sourceIdentifier: 'checkout_session_1',
    totalPriceSet: set('31.96'),
    subtotalPriceSet: set('25.0'),
    totalShippingPriceSet: set('5.0'),
    totalTaxSet: set('1.96'),
    totalRefundedSet: set('0.0'),
    originalTotalPriceSet: set('31.96'),
    lineItems: { pageInfo: page, nodes: lines },
    fulfillments: [],
    refunds: [],
    returns: [],
    ...changes,
  } as WholeOrder;
}

const done = (changes: Partial<Line> = {}) => line({ unfulfilledQuantity: 0, ...changes });

test('an order is told in minor units, with numeric ids', () => {
  expect(mapShopifyOrder(order())).toEqual({
    status: 'confirmed',
    name: '#1001',
    permalinkUrl: 'https://shop.example/orders/5',
    currency: 'USD',
    lines: [
      {
        id: '7',
        title: 'Mug',
        variantId: '44001',
        quantity: { ordered: 2, current: 2, fulfilled: 0 },
        unitPrice: 1250,
        subtotal: 2500,
      },
    ],
    fulfillments: [],
    adjustments: [],
    totals: { subtotal: 2500, fulfillment: 500, tax: 196, total: 3196, refunded: 0 },
  });
});

test('a new order, read without fulfilments and refunds, gives the same', () => {
  const { fulfillments: _f, refunds: _r, ...fresh } = order();
  expect(mapShopifyOrder(fresh as WholeOrder)).toEqual(mapShopifyOrder(order()));
});

describe('the status', () => {
  test.each<[string, string, WholeOrder]>([
    ['a cancelled order', 'canceled', order({ cancelledAt: '2026-11-21T00:00:00Z' })],
    ['an order on hold', 'manual_review', order({ displayFulfillmentStatus: 'ON_HOLD' })],
    ['nothing sent', 'confirmed', order()],
    [
      'a part sent',
      'processing',
      order({ fulfillments: [fulfillment()] }, [line({ unfulfilledQuantity: 1 })]),
    ],
    ['all sent', 'shipped', order({ fulfillments: [fulfillment()] }, [done()])],
    [
      'all sent, one of two delivered',
      'shipped',
      order({ fulfillments: [fulfillment({ displayStatus: 'DELIVERED' }), fulfillment()] }, [done()]),
    ],
    [
      'all delivered',
      'completed',
      order({ fulfillments: [fulfillment({ displayStatus: 'DELIVERED' })] }, [done()]),
    ],
    [
      'all digital and handed out',
      'completed',
      order({ fulfillments: [fulfillment()] }, [done({ requiresShipping: false })]),
    ],
    [
      'a fulfilment that was cancelled',
      'confirmed',
      order({ fulfillments: [fulfillment({ status: 'CANCELLED' })] }),
    ],
    ['everything removed by an edit', 'confirmed', order({}, [done({ currentQuantity: 0 })])],
  ])('of %s is %s', (_, status, of) => {
    expect(mapShopifyOrder(of).status).toBe(status);
  });
});

test.each([
  [
    { quantity: 3, currentQuantity: 2, unfulfilledQuantity: 1 },
    { ordered: 3, current: 2, fulfilled: 1 },
  ],
  [
    { quantity: 3, currentQuantity: 0, unfulfilledQuantity: 0 },
    { ordered: 3, current: 0, fulfilled: 0 },
  ],
  [
    { quantity: 2, currentQuantity: 1, unfulfilledQuantity: 2 },
    { ordered: 2, current: 1, fulfilled: 0 },
  ],
])('the quantities of %j are %j', (changes, quantity) => {
  expect(mapShopifyOrder(order({}, [line(changes)])).lines[0]!.quantity).toEqual(quantity);
});

test('a line names its variant; one whose variant was deleted has none', () => {
  const mapped = mapShopifyOrder(order({}, [line({ variantTitle: 'Blue', variant: null })]));
  expect(mapped.lines[0]).toMatchObject({ title: 'Mug - Blue', variantId: null });
});

test('a fulfilment is told with tracking and what happened when', () => {
  const sent = fulfillment({
    displayStatus: 'IN_TRANSIT',
    inTransitAt: '2026-11-22T08:00:00Z',
    trackingInfo: [{ company: 'UPS', number: '1Z999', url: 'https://ups.example/1Z999' }],
  });
  expect(mapShopifyOrder(order({ fulfillments: [sent] }, [done()])).fulfillments).toEqual([
    {
      id: '9',
      type: 'shipping',
      status: 'in_transit',
      lines: [{ id: '7', quantity: 2 }],
      carrier: 'UPS',
      trackingNumber: '1Z999',
      trackingUrl: 'https://ups.example/1Z999',
      events: [
        { id: '9_shipped', type: 'shipped', occurredAt: '2026-11-21T10:00:00Z' },
        { id: '9_in_transit', type: 'in_transit', occurredAt: '2026-11-22T08:00:00Z' },
      ],
    },
  ]);
});

test.each([
  ['OUT_FOR_DELIVERY', 'out_for_delivery'],
  ['NOT_DELIVERED', 'failed'],
  ['LABEL_PRINTED', 'processing'],
  [null, 'shipped'],
  ['A_STATUS_OF_TOMORROW', 'shipped'],
])('the fulfilment status %s is told as %s', (displayStatus, status) => {
  const sent = fulfillment({ displayStatus: displayStatus as Fulfillment['displayStatus'] });
  expect(mapShopifyOrder(order({ fulfillments: [sent] })).fulfillments[0]!.status).toBe(status);
});

function refund(changes: Partial<RefundFieldsFragment> = {}): RefundFieldsFragment {
  return {
    id: 'gid://shopify/Refund/3',
    note: null,
    createdAt: '2026-11-22T10:00:00Z',
    totalRefundedSet: set('12.5'),
    refundLineItems: {
      pageInfo: page,
      nodes: [{ quantity: 1, restockType: 'NO_RESTOCK', lineItem: { id: 'gid://shopify/LineItem/7' } }],
    },
    transactions: transactions('SUCCESS'),
    ...changes,
  } as RefundFieldsFragment;
}

const transactions = (...statuses: ('SUCCESS' | 'PENDING' | 'FAILURE')[]) =>
  ({
    nodes: statuses.map((status) => ({ kind: 'REFUND', status, gateway: 'stripe', amountSet: set('12.5') })),
  }) as unknown as RefundFieldsFragment['transactions'];

const record = (changes: object): AfterSale['refunds'][number] => ({
  id: 'refund_1',
  shopifyRefundGid: 'gid://shopify/Refund/3',
  stripeRefundId: 're_1',
  state: 'succeeded',
  booking: 'booked',
  amount: 1250,
  createdAt: new Date('2026-11-22T10:00:00Z'),
  ...changes,
});

test('a refund is an adjustment; one that has no time yet has the time of the order', () => {
  const mapped = mapShopifyOrder(order({ refunds: [refund({ createdAt: null })] }));
  expect(mapped.totals.refunded).toBe(0);
  expect(mapped.adjustments).toEqual([
    {
      id: '3',
      type: 'refund',
      status: 'pending',
      occurredAt: '2026-11-20T12:00:00Z',
      amount: 1250,
      lines: [{ id: '7', quantity: 1 }],
    },
  ]);
});

test.each([
  ['in_chat', ['SUCCESS'], 'pending'],
  ['hand_off', ['SUCCESS'], 'completed'],
  ['hand_off', ['SUCCESS', 'PENDING'], 'pending'],
  ['hand_off', ['FAILURE'], 'pending'],
  ['hand_off', [], 'pending'],
] as const)(
  'GIVEN an order sold by %s WHEN its refund is %j THEN it is told as %s',
  (sellingMode, statuses, told) => {
    const refunds = [refund({ transactions: transactions(...statuses) })];
    expect(mapShopifyOrder(order({ refunds }), { sellingMode }).adjustments[0]!.status).toBe(told);
  },
);

test.each([
  ['requested', 'pending', 0],
  ['pending', 'pending', 0],
  ['succeeded', 'completed', 1250],
  ['failed', 'failed', 0],
])(
  'GIVEN a refund whose money is %s at Stripe THEN it is told as %s, and %i counts as given back',
  (state, told, refunded) => {
    const mapped = mapShopifyOrder(order({ refunds: [refund()] }), { refunds: [record({ state })] });
    expect(mapped.adjustments.map(({ status }) => status)).toEqual([told]);
    expect(mapped.totals.refunded).toBe(refunded);
  },
);

test('money that went back at Stripe and that Shopify would not book is told all the same', () => {
  const refunds = [record({ booking: 'failed', shopifyRefundGid: null })];
  expect(mapShopifyOrder(order(), { refunds })).toMatchObject({
    adjustments: [{ id: 'refund_1', type: 'refund', status: 'completed', amount: 1250 }],
    totals: { refunded: 1250 },
  });
});

test.each([
  ['NO_RESTOCK', 'cancellation'],
  ['CANCEL', 'cancellation'],
  ['RETURN', 'return'],
] as const)('a refund without money whose goods are %s is told as a %s', (restockType, type) => {
  const nodes = [{ quantity: 1, restockType, lineItem: { id: 'gid://shopify/LineItem/7' } }];
  const refunds = [
    refund({
      totalRefundedSet: set('0.0'),
      transactions: transactions(),
      refundLineItems: { pageInfo: page, nodes },
    }),
  ];
  const mapped = mapShopifyOrder(order({ refunds }));
  expect(mapped.adjustments).toEqual([
    {
      id: '3',
      type,
      status: 'completed',
      occurredAt: '2026-11-22T10:00:00Z',
      lines: [{ id: '7', quantity: 1 }],
    },
  ]);
  expect(mapped.totals.refunded).toBe(0);
});

test('a refund in another way than the payment is done once it is booked', () => {
  const paid = transactions('SUCCESS').nodes.map((one) => ({ ...one, gateway: 'cash' }));
  const refunds = [refund({ transactions: { nodes: paid } })];
  expect(mapShopifyOrder(order({ refunds })).adjustments[0]!.status).toBe('completed');
});

test.each([
  ['REQUESTED', false, 'return', 'pending'],
  ['OPEN', false, 'return', 'pending'],
  ['CLOSED', false, 'return', 'completed'],
  ['DECLINED', false, 'return', 'failed'],
  ['CANCELED', false, 'return', 'failed'],
  ['OPEN', true, 'exchange', 'pending'],
] as const)('a return that is %s (exchange: %s) is told as a %s, %s', (status, exchanged, type, told) => {
  const lineItem = { id: 'gid://shopify/LineItem/7' };
  const one = {
    id: 'gid://shopify/Return/4',
    status,
    createdAt: '2026-11-23T10:00:00Z',
    exchangeLineItems: { nodes: exchanged ? [{ id: 'gid://shopify/ExchangeLineItem/1' }] : [] },
    returnLineItems: { pageInfo: page, nodes: [{ quantity: 1, fulfillmentLineItem: { lineItem } }] },
  };
  expect(mapShopifyOrder(order({ returns: [one] })).adjustments).toEqual([
    { id: '4', type, status: told, occurredAt: '2026-11-23T10:00:00Z', lines: [{ id: '7', quantity: 1 }] },
  ]);
});

test('a cancelled order says so among what changed', () => {
  expect(mapShopifyOrder(order({ cancelledAt: '2026-11-21T00:00:00Z' })).adjustments).toEqual([
    {
      id: '5_cancellation',
      type: 'cancellation',
      status: 'completed',
      occurredAt: '2026-11-21T00:00:00Z',
      lines: [],
    },
  ]);
});

test.each([
  ['21.96', 1000],
  ['41.96', -1000],
])('GIVEN staff edited the order to cost %s THEN %i is credited, and the total stays', (total, amount) => {
  const edited = order({ totalPriceSet: set(total), updatedAt: '2026-11-24T10:00:00Z' });
  const mapped = mapShopifyOrder(edited);
  expect(mapped.totals.total).toBe(3196);
  expect(mapped.adjustments).toEqual([
    {
      id: '5_price_adjustment',
      type: 'price_adjustment',
      status: 'completed',
      occurredAt: '2026-11-24T10:00:00Z',
      amount,
      lines: [],
    },
  ]);
  const later = { ...edited, updatedAt: '2026-11-25T10:00:00Z' };
  expect(mapShopifyOrder(later, { told: mapped.adjustments }).adjustments).toEqual(mapped.adjustments);
});

test.each([
  ['needs_response', 'pending'],
  ['under_review', 'pending'],
  ['a_word_of_tomorrow', 'pending'],
  ['lost', 'completed'],
  ['won', 'failed'],
])('a dispute that is %s is told as %s', (status, told) => {
  const openedAt = new Date('2026-11-25T10:00:00Z');
  const disputes = [{ stripeDisputeId: 'dp_1', amount: 3196n, reason: 'fraudulent', status, openedAt }];
  expect(mapShopifyOrder(order(), { disputes }).adjustments).toEqual([
    {
      id: 'dp_1',
      type: 'dispute',
      status: told,
      occurredAt: '2026-11-25T10:00:00.000Z',
      amount: 3196,
      lines: [],
      reason: 'fraudulent',
    },
  ]);
});

test("a carrier's reports are told as they came, with what Shopify knows besides, and all parcels", () => {
  const report = (id: string, status: string, happenedAt: string) => ({
    id: `gid://shopify/FulfillmentEvent/${id}`,
    status,
    happenedAt,
  });
  const sent = fulfillment({
    displayStatus: 'DELIVERED',
    estimatedDeliveryAt: '2026-11-23T00:00:00Z',
    deliveredAt: '2026-11-23T09:00:00Z',
    trackingInfo: [
      { company: 'UPS', number: '1', url: null },
      { company: 'UPS', number: '2', url: null },
    ],
    events: {
      pageInfo: page,
      nodes: [
        report('1', 'OUT_FOR_DELIVERY', '2026-11-22T08:00:00Z'),
        report('2', 'ATTEMPTED_DELIVERY', '2026-11-22T12:00:00Z'),
        report('3', 'DELIVERED', '2026-11-23T09:00:00Z'),
      ] as Fulfillment['events']['nodes'],
    },
  });
  expect(mapShopifyOrder(order({ fulfillments: [sent] }, [done()])).fulfillments[0]).toMatchObject({
    status: 'delivered',
    furtherParcels: ['2'],
    estimatedDeliveryAt: '2026-11-23T00:00:00Z',
    events: [
      { id: '9_shipped', type: 'shipped' },
      { id: '1', type: 'out_for_delivery' },
      { id: '2', type: 'failed_attempt' },
      { id: '3', type: 'delivered' },
    ],
  });
});
