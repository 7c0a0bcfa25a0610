import { describe, expect, test } from 'vitest';
import type { OrderFieldsFragment } from '#app/shopify/operations/admin.generated.ts';
import { mapShopifyOrder } from './map-shopify-order.ts';

const set = (amount: string) => ({ shopMoney: { amount } });
type Line = OrderFieldsFragment['lineItems']['nodes'][number];
type Fulfillment = OrderFieldsFragment['fulfillments'][number];

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
    fulfillmentLineItems: { nodes: [{ quantity: 2, lineItem: { id: 'gid://shopify/LineItem/7' } }] },
    ...changes,
  };
}

function order(changes: Partial<OrderFieldsFragment> = {}, lines: Line[] = [line()]): OrderFieldsFragment {
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
    lineItems: { nodes: lines },
    fulfillments: [],
    refunds: [],
    ...changes,
  } as OrderFieldsFragment;
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
  expect(mapShopifyOrder(fresh as OrderFieldsFragment)).toEqual(mapShopifyOrder(order()));
});

describe('the status', () => {
  test.each<[string, string, OrderFieldsFragment]>([
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

test('a refund is an adjustment; one that has no time yet has the time of the order', () => {
  const refund = {
    id: 'gid://shopify/Refund/3',
    createdAt: null,
    totalRefundedSet: set('12.5'),
    refundLineItems: { nodes: [{ quantity: 1, lineItem: { id: 'gid://shopify/LineItem/7' } }] },
    transactions: { nodes: [] },
  };
  const mapped = mapShopifyOrder(order({ refunds: [refund], totalRefundedSet: set('12.5') }));
  expect(mapped.totals.refunded).toBe(1250);
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
  (mode, statuses, told) => {
    const refund = {
      id: 'gid://shopify/Refund/3',
      createdAt: '2026-11-22T10:00:00Z',
      totalRefundedSet: set('12.5'),
      refundLineItems: { nodes: [] },
      transactions: { nodes: statuses.map((status) => ({ status })) },
    };
    expect(mapShopifyOrder(order({ refunds: [refund] }), mode).adjustments[0]!.status).toBe(told);
  },
);
