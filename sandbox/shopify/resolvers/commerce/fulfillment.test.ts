import { describe, expect, test } from 'vitest';

import { fulfill, orderIn, readOrder } from '#sandbox/shopify/commerce/testing/test-order.ts';
import { openTestShop, VARIANTS } from '#sandbox/shopify/commerce/testing/test-shop.ts';

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
    expect(await readOrder(shop, order.id)).toMatchObject({
      displayFulfillmentStatus: 'PARTIALLY_FULFILLED',
    });

    shop.emitted.length = 0;
    await fulfill(shop, [{ fulfillmentOrderId: parcels!.id }, { fulfillmentOrderId: digital!.id }]);
    expect(shop.topics()).toEqual(['fulfillments/create', 'orders/fulfilled', 'orders/updated']);
    expect(shop.emitted[1]!.payload).toMatchObject({ fulfillment_status: 'fulfilled' });
    const done = await readOrder(shop, order.id);
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
    expect((await readOrder(shop, order.id)).fulfillments).toMatchObject([
      {
        displayStatus: 'DELIVERED',
        trackingInfo: [
          { company: 'DHL', number: '1' },
          { company: 'DHL', number: '2' },
        ],
        inTransitAt: '2026-11-01T12:00:00Z',
        deliveredAt: '2026-11-04T12:00:00Z',
        estimatedDeliveryAt: '2026-11-05T12:00:00Z',
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
    expect(await readOrder(shop, order.id)).toMatchObject({
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
    expect(await readOrder(shop, order.id)).toMatchObject({ displayFulfillmentStatus: 'ON_HOLD' });
    expect((await fulfill(shop, [{ fulfillmentOrderId }])).userErrors[0].message).toMatch(/on hold/);

    const one = await shop.run(release, { id: fulfillmentOrderId, holdIds: [first.fulfillmentHold.id] });
    expect(one.fulfillmentOrderReleaseHold.fulfillmentOrder.status).toBe('ON_HOLD');
    const all = await shop.run(release, { id: fulfillmentOrderId });
    expect(all.fulfillmentOrderReleaseHold.fulfillmentOrder.status).toBe('OPEN');
    expect((await fulfill(shop, [{ fulfillmentOrderId }])).userErrors).toEqual([]);
    expect(shop.topics()).toContain('fulfillment_orders/hold_released');
  });
});
