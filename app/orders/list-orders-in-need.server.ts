import { listAttention } from '#app/attention/list-attention.server.ts';
import type { AttentionItem } from '#app/db/client/client.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';

/** An order of an agent that staff should look at. */
export interface OrderInNeed {
  id: string;
  /** Shopify's name, e.g. `#1001`. */
  name: string;
  agentName: string;
  isTest: boolean;
  /** Why, newest first; at least one. */
  items: AttentionItem[];
}

const MOST_ORDERS = 50;

/**
 * The orders that staff should look at now, those first with which something was wrong last: that wait for a decision,
 * are disputed, of which an agent could not be told, … (attention/attention-kind.ts). At most 50.
 */
export async function listOrdersInNeed(
  scope: ShopScope,
): Promise<{ orders: OrderInNeed[]; hasMore: boolean }> {
  const byOrder = new Map<string, AttentionItem[]>();
  for (const item of await listAttention(scope, { ofOrders: true })) {
    const items = byOrder.get(item.orderId!) ?? [];
    byOrder.set(item.orderId!, [...items, item]);
  }
  const ids = [...byOrder.keys()].slice(0, MOST_ORDERS);
  const rows = await scope.db.order.findMany({
    where: { shopId: scope.shop.id, id: { in: ids } },
    select: {
      id: true,
      name: true,
      session: { select: { connection: { select: { name: true, mode: true } } } },
    },
  });
  const known = new Map(rows.map((row) => [row.id, row]));
  const orders = ids.flatMap((id) => {
    const row = known.get(id);
    if (!row) return [];
    const { name: agentName, mode } = row.session.connection;
    return [{ id, name: row.name, agentName, isTest: mode === 'test', items: byOrder.get(id)! }];
  });
  return { orders, hasMore: byOrder.size > MOST_ORDERS };
}
