import type { ShopScope } from '#app/shops/shop-scope.server.ts';

/** What one agent has sold in one currency. */
export interface AgentSales {
  agent: string;
  /** test | live */
  mode: string;
  currency: string;
  orders: number;
  /** Minor units of `currency`; refunds are not taken off. */
  total: number;
}

/** Orders placed since midnight in the shop's time zone, but for cancelled ones, by agent; the most first. */
export async function readTodaysSales({ db, shop }: ShopScope, now: Date): Promise<AgentSales[]> {
  const rows = await db.$queryRaw<(Omit<AgentSales, 'total'> & { total: bigint })[]>`
    SELECT c.name AS agent, c.mode, o.currency, count(*)::int AS orders, sum(o.total)::bigint AS total
    FROM orders o JOIN agent_connections c ON c.id = o.connection_id
    WHERE o.shop_id = ${shop.id} AND o.status <> 'canceled'
      AND o.placed_at >= date_trunc('day', ${now}::timestamptz, ${shop.timezone})
    GROUP BY c.id, o.currency ORDER BY sum(o.total) DESC, c.name`;
  return rows.map((row) => ({ ...row, total: Number(row.total) }));
}

/** Of each feed of a connected agent, when it was delivered last. */
export async function readFeeds({
  db,
  shop,
}: ShopScope): Promise<{ deliveredAt: Date | null; everyHours: number }[]> {
  return db.$queryRaw`
    SELECT d.every_hours AS "everyHours", run.finished_at AS "deliveredAt"
    FROM feed_destinations d
    JOIN agent_connections c ON c.id = d.connection_id AND c.revoked_at IS NULL
    LEFT JOIN LATERAL (
      SELECT finished_at FROM feed_runs
      WHERE destination_id = d.id AND state = 'delivered' ORDER BY number DESC LIMIT 1
    ) run ON true
    WHERE d.shop_id = ${shop.id} ORDER BY d.id`;
}

/** Whether anything was ever sold through a connection in test mode, also one that has ended. */
export async function readTestSale({ db, shop }: ShopScope): Promise<boolean> {
  const [row] = await db.$queryRaw<{ sold: boolean }[]>`
    SELECT EXISTS (
      SELECT FROM agent_connections c WHERE c.shop_id = ${shop.id} AND c.mode = 'test'
        AND EXISTS (SELECT FROM orders o WHERE o.connection_id = c.id)
    ) AS sold`;
  return row!.sold;
}
