import { lockConnection } from '#app/agents/lock-connection.server.ts';
import type { Queryable } from '#app/db/database.server.ts';
import { AppError } from '#app/kernel/app-error.ts';
import { formatDecimal } from '#app/kernel/money.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';

const DAY_MS = 24 * 3600 * 1000;

/**
 * Keeps what an agent sells in the chat in one day (UTC) under its cap, test and live alike: all purchases begun today
 * that were not refused, this one included. The connection is held until the transaction ends, so that two purchases at
 * once cannot both be the last. Without a cap nothing is asked.
 * @param connection.maxDailyAmount minor units of the shop's currency
 * @throws AppError `spend_cap_reached`, with the seconds to midnight.
 */
export async function assertSpendCap(
  scope: ShopScope,
  tx: Queryable,
  connection: { id: string; maxDailyAmount: bigint | null },
  session: { id: string; currency: string; total: number },
): Promise<void> {
  const cap = connection.maxDailyAmount;
  if (cap === null) return;
  await lockConnection(scope, tx, connection.id);
  const now = scope.clock();
  const today = new Date(Math.floor(now.getTime() / DAY_MS) * DAY_MS);
  const [{ sold }] = await tx.$queryRaw<[{ sold: bigint }]>`
    SELECT coalesce(sum(amount), 0)::bigint AS sold FROM purchases
    WHERE shop_id = ${scope.shop.id} AND connection_id = ${connection.id}
      AND created_at >= ${today}::timestamptz AND step <> 'refused' AND session_id <> ${session.id}`;
  if (sold + BigInt(session.total) <= cap) return;
  const limit = `${formatDecimal(Number(cap), session.currency)} ${session.currency}`;
  throw new AppError('spend_cap_reached', `This agent may sell for ${limit} a day.`, {
    retryAfterSeconds: Math.ceil((today.getTime() + DAY_MS - now.getTime()) / 1000),
  });
}
