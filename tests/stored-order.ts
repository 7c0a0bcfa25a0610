import type { AgentOrder } from '#app/orders/agent-order.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';

const CONTENT: AgentOrder = {
  status: 'confirmed',
  name: '#1001',
  permalinkUrl: 'https://shop.example/orders/1001',
  currency: 'USD',
  lines: [
    {
      id: '1',
      title: 'Shirt - M',
      variantId: '11',
      quantity: { ordered: 2, current: 2, fulfilled: 0 },
      unitPrice: 1000,
      subtotal: 2000,
    },
  ],
  fulfillments: [],
  adjustments: [],
  totals: { subtotal: 2000, fulfillment: 500, tax: 100, total: 2600, refunded: 0 },
};

/** An order as it stands in the database, with its session and a connection of its own, without a purchase. */
export async function storeOrder(
  { db, shop, clock }: ShopScope,
  id: string,
  { content = {}, ...fields }: { content?: Partial<AgentOrder>; sellingMode?: string } = {},
): Promise<void> {
  const now = clock();
  const shared = { shopId: shop.id, connectionId: `agent-${id}` };
  await db.agentConnection.create({
    data: {
      id: shared.connectionId,
      shopId: shop.id,
      name: 'ChatGPT',
      platform: 'chatgpt',
      mode: 'test',
      sellingMode: 'in_chat',
    },
  });
  await db.checkoutSession.create({
    data: {
      id: `session-${id}`,
      ...shared,
      status: 'completed',
      currency: 'USD',
      state: {},
      total: 2600n,
      createdAt: now,
      updatedAt: now,
      expiresAt: now,
    },
  });
  const snapshot = { ...CONTENT, ...content };
  await db.order.create({
    data: {
      id,
      ...shared,
      sessionId: `session-${id}`,
      shopifyOrderGid: `gid://shopify/Order/${id}`,
      name: snapshot.name,
      status: snapshot.status,
      total: BigInt(snapshot.totals.total),
      currency: 'USD',
      snapshot: JSON.parse(JSON.stringify(snapshot)),
      placedAt: now,
      updatedAt: now,
      ...fields,
    },
  });
}
