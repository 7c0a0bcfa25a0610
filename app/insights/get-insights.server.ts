import { Prisma } from '#app/db/client/client.ts';
import { nextDay, startOfDay } from '#app/kernel/calendar-day.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { share, type ChannelSales, type Funnel, type Insights, type PeriodSums } from './insights.ts';
import type { InsightsPeriod } from './insights-period.ts';

const MOST_REASONS = 12;
const MOST_PRODUCTS = 20;
const OUT_OF_STOCK = ['out_of_stock', 'low_stock'];
const PRICE_CHANGE = ['price_change'];

/** Which rows count: a shop's, from an instant to another, of connections for tests or for live sales. */
interface Span {
  shopId: string;
  since: Date;
  until: Date;
  use: string;
}

/** All figures of a period, counted by the database: how much there is does not matter to this process. */
export async function getInsights(scope: ShopScope, period: InsightsPeriod): Promise<Insights> {
  const span = spanOf(scope, period);
  const [sums, dropOffs, days, products] = await Promise.all([
    sumPeriod(scope, period),
    countReasons(scope, span),
    sumDays(scope, span),
    topProducts(scope, span),
  ]);
  return { ...sums, dropOffs, days, products };
}

/** The sums alone: what a period is compared by. */
export async function sumPeriod(scope: ShopScope, period: InsightsPeriod): Promise<PeriodSums> {
  const span = spanOf(scope, period);
  const [{ outOfStock, priceChange, ...funnel }, sold, secondsToComplete] = await Promise.all([
    countCheckouts(scope, span),
    sumChannels(scope, span),
    timesToComplete(scope, span),
  ]);
  return {
    currency: scope.shop.currency,
    ...{ funnel, ...sold, secondsToComplete },
    failures: { outOfStock, priceChange },
  };
}

function spanOf({ shop }: ShopScope, { from, to, use }: InsightsPeriod): Span {
  return {
    shopId: shop.id,
    since: startOfDay(from, shop.timezone),
    until: startOfDay(nextDay(to), shop.timezone),
    use,
  };
}

/** Checkouts that are kept, and what is left of those that are past their retention. */
const checkouts = ({ shopId, since, until, use }: Span) => Prisma.sql`(
  SELECT status, created_at, priced_at, ready_at, codes, blocked_by, left_because FROM checkout_sessions
  WHERE shop_id = ${shopId} AND created_at >= ${since}::timestamptz AND created_at < ${until}::timestamptz
    AND connection_id IN (SELECT id FROM agent_connections WHERE shop_id = ${shopId} AND mode = ${use})
  UNION ALL
  SELECT status, created_at, priced_at, ready_at, codes, blocked_by, left_because FROM past_checkouts
  WHERE shop_id = ${shopId} AND created_at >= ${since}::timestamptz AND created_at < ${until}::timestamptz
    AND connection_id IN (SELECT id FROM agent_connections WHERE shop_id = ${shopId} AND mode = ${use})
)`;

const sales = ({ shopId, since, until, use }: Span, currency: string) => Prisma.sql`
  orders.shop_id = ${shopId} AND orders.placed_at >= ${since}::timestamptz AND orders.placed_at < ${until}::timestamptz
    AND orders.currency = ${currency}
    AND orders.connection_id IN (SELECT id FROM agent_connections WHERE shop_id = ${shopId} AND mode = ${use})`;

async function countCheckouts({ db }: ShopScope, span: Span) {
  const [row] = await db.$queryRaw<(Funnel & Insights['failures'])[]>`
    SELECT count(*)::int AS opened, count(priced_at)::int AS priced, count(ready_at)::int AS ready,
      (count(*) FILTER (WHERE status = 'completed'))::int AS completed,
      (count(*) FILTER (WHERE codes && ${OUT_OF_STOCK}))::int AS "outOfStock",
      (count(*) FILTER (WHERE codes && ${PRICE_CHANGE}))::int AS "priceChange"
    FROM ${checkouts(span)} AS checkout`;
  return row!;
}

function countReasons({ db, clock }: ShopScope, span: Span): Promise<Insights['dropOffs']> {
  const idle = new Date(clock().getTime() - 3_600_000);
  return db.$queryRaw`
    SELECT coalesce(left_because, blocked_by, CASE WHEN ready_at IS NOT NULL THEN 'not_paid' ELSE 'not_finished' END) AS reason,
      count(*)::int AS count
    FROM ${checkouts(span)} AS checkout
    WHERE status <> 'completed' AND (status IN ('canceled', 'expired') OR created_at < ${idle}::timestamptz)
    GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ${MOST_REASONS}`;
}

async function sumChannels(
  { db, shop }: ShopScope,
  span: Span,
): Promise<Pick<Insights, 'channels' | 'foreignOrders'>> {
  const rows = await db.$queryRaw<
    (Omit<ChannelSales, 'commission' | 'processing'> & { currency: string; commissionBps: number })[]
  >`
    SELECT orders.connection_id AS "connectionId", connection.name AS "agentName",
      connection.commission_bps AS "commissionBps", orders.selling_mode AS "sellingMode", orders.currency,
      count(*)::int AS orders, sum(orders.total)::float8 AS revenue,
      sum((orders.snapshot #>> '{totals,refunded}')::bigint)::float8 AS refunded
    FROM orders JOIN agent_connections AS connection ON connection.id = orders.connection_id
    WHERE orders.shop_id = ${span.shopId} AND orders.placed_at >= ${span.since}::timestamptz
      AND orders.placed_at < ${span.until}::timestamptz AND connection.mode = ${span.use}
    GROUP BY 1, 2, 3, 4, 5 ORDER BY revenue DESC, 1`;
  const own = rows.filter(({ currency }) => currency === shop.currency);
  return {
    foreignOrders: rows.reduce(
      (sum, { currency, orders }) => sum + (currency === shop.currency ? 0 : orders),
      0,
    ),
    channels: own.map(({ currency: _, commissionBps, ...channel }) => ({
      ...channel,
      commission: share(channel.revenue - channel.refunded, commissionBps),
      processing:
        channel.sellingMode === 'in_chat'
          ? share(channel.revenue, shop.stripeFeeBps) + channel.orders * shop.stripeFeeFixed
          : 0,
    })),
  };
}

function sumDays({ db, shop }: ShopScope, span: Span): Promise<Insights['days']> {
  return db.$queryRaw`
    WITH sold AS (
      SELECT (orders.placed_at AT TIME ZONE ${shop.timezone})::date AS day, count(*)::int AS orders,
        sum(orders.total)::float8 AS revenue
      FROM orders WHERE ${sales(span, shop.currency)} GROUP BY 1
    ), opened AS (
      SELECT (created_at AT TIME ZONE ${shop.timezone})::date AS day, count(*)::int AS opened
      FROM ${checkouts(span)} AS checkout GROUP BY 1
    )
    SELECT to_char(day, 'YYYY-MM-DD') AS day, coalesce(orders, 0) AS orders, coalesce(revenue, 0) AS revenue,
      coalesce(opened, 0) AS opened
    FROM sold FULL JOIN opened USING (day) ORDER BY 1`;
}

function topProducts({ db, shop }: ShopScope, span: Span): Promise<Insights['products']> {
  return db.$queryRaw`
    SELECT line ->> 'title' AS title, sum((line #>> '{quantity,current}')::int)::int AS quantity,
      sum((line ->> 'subtotal')::bigint)::float8 AS revenue
    FROM orders, jsonb_array_elements(orders.snapshot -> 'lines') AS line
    WHERE ${sales(span, shop.currency)}
    GROUP BY 1 ORDER BY 3 DESC, 1 LIMIT ${MOST_PRODUCTS}`;
}

async function timesToComplete({ db, shop }: ShopScope, span: Span): Promise<Insights['secondsToComplete']> {
  const [row] = await db.$queryRaw<{ median: number | null; p90: number | null }[]>`
    SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY seconds) AS median,
      percentile_cont(0.9) WITHIN GROUP (ORDER BY seconds) AS p90
    FROM (
      -- One look for each order: joined, the planner would rather read every checkout of the table.
      SELECT extract(epoch FROM orders.placed_at - (
        SELECT created_at FROM checkout_sessions WHERE checkout_sessions.id = orders.session_id
      ))::float8 AS seconds
      FROM orders WHERE ${sales(span, shop.currency)}
    ) AS taken`;
  return row && row.median !== null && row.p90 !== null ? { median: row.median, p90: row.p90 } : null;
}
