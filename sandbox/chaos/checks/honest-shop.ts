import type { ShopFacts } from '../facts/facts.ts';

/** A shop in which everything is as it must be: two sessions sold, one declined. For the tests of the checks. */
export function honestShop(domain = 'a.myshopify.com', prefix = 'a'): ShopFacts {
  const shopId = `shop_${prefix}`;
  const session = (id: string, status: string, step: string | null) => ({
    id: `${prefix}_${id}`,
    shopId,
    status,
    total: 1500,
    currency: 'USD',
    step,
    lines: [{ variantId: '1', quantity: 2 }],
  });
  // The second was bought through Stripe; another such order is before staff.
  const sold = ['s1', 's2'];
  return {
    domain,
    shopId,
    sessions: [
      ...sold.map((id) => session(id, 'completed', 'completed')),
      session('s3', 'ready_for_payment', 'refused'),
      session('s4', 'complete_in_progress', 'set_aside'),
    ],
    orders: sold.map((id) => ({
      id: `${prefix}_order_${id}`,
      shopId,
      sessionId: `${prefix}_${id}`,
      gid: `gid://shopify/Order/${id}`,
      total: 1500,
      currency: 'USD',
      sellingMode: 'in_chat',
      paymentIntentId: `${prefix}_pi_${id}`,
    })),
    platformOrders: [
      {
        checkoutId: `${prefix}_cs_s2`,
        paymentIntentId: `${prefix}_pi_s2`,
        total: 1500,
        state: 'ordered',
        sessionId: `${prefix}_s2`,
        asked: false,
      },
      {
        checkoutId: `${prefix}_cs_s4`,
        paymentIntentId: `${prefix}_pi_s4`,
        total: 1500,
        state: 'in_review',
        sessionId: `${prefix}_s4`,
        asked: true,
      },
    ],
    events: sold.map((id) => ({
      id: `${prefix}_event_${id}`,
      orderId: `${prefix}_order_${id}`,
      sequence: 1,
      type: 'order_create',
    })),
    shopifyOrders: sold.map((id) => ({
      gid: `gid://shopify/Order/${id}`,
      name: `#${id}`,
      sessionId: `${prefix}_${id}`,
      total: 1500,
      currency: 'USD',
      cancelled: false,
      cancelledByStaff: false,
      paymentIntentId: `${prefix}_pi_${id}`,
      refunded: 0,
      lines: [{ variantId: '1', ordered: 2, current: 2, fulfilled: 0, restocked: 0 }],
      fulfillments: 0,
    })),
    stock: [{ variantId: '1', limited: true, initial: 10, left: 6 }],
    payments: [
      ...sold.map((id) => ({
        id: `${prefix}_pi_${id}`,
        sessionId: `${prefix}_${id}`,
        platform: id === 's2',
        status: 'succeeded',
        amount: 1500,
        captured: 1500,
        refunded: 0,
        currency: 'usd',
      })),
      {
        id: `${prefix}_pi_s3`,
        sessionId: `${prefix}_s3`,
        platform: false,
        status: 'canceled',
        amount: 1500,
        captured: 0,
        refunded: 0,
        currency: 'usd',
      },
      {
        id: `${prefix}_pi_s4`,
        sessionId: `${prefix}_s4`,
        platform: true,
        status: 'succeeded',
        amount: 1500,
        captured: 1500,
        refunded: 0,
        currency: 'usd',
      },
    ],
    received: sold.map((id, index) => ({
      eventId: `${prefix}_event_${id}`,
      orderId: `${prefix}_order_${id}`,
      sessionId: `${prefix}_${id}`,
      type: 'order_create',
      arrivals: [index + 1],
      status: 'confirmed',
      lines: [{ ordered: 2, current: 2, fulfilled: 0 }],
      fulfillments: 0,
      refunded: 0,
      name: `#${id}`,
    })),
    agents: [
      ...sold.map((id, number) => ({
        number,
        sessionId: `${prefix}_${id}`,
        lastStatus: 'completed',
        toldOrders: [`${prefix}_order_${id}`],
        toldCanceled: false,
        problems: [],
      })),
      {
        number: 2,
        sessionId: `${prefix}_s3`,
        lastStatus: 'ready_for_payment',
        toldOrders: [],
        toldCanceled: false,
        problems: [],
      },
    ],
  };
}
