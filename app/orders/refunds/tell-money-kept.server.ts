import { raiseAttention } from '#app/attention/raise-attention.server.ts';
import { settleAttention } from '#app/attention/settle-attention.server.ts';
import type { Queryable } from '#app/db/database.server.ts';
import { formatDecimal } from '#app/kernel/money.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import type { AgentOrder } from '../agent-order.ts';
import { moneyKept } from './money-kept.ts';
import type { RefundRecord } from './refund-record.ts';

/**
 * Staff who cancel an order in Shopify choose there whether the buyer gets the money back: where they did not, they are
 * asked once whether that was meant, in the caller's transaction. It is settled when the money goes back after all.
 */
export async function tellMoneyKept(
  scope: ShopScope,
  tx: Queryable,
  orderId: string,
  order: AgentOrder,
  refunds: RefundRecord[],
): Promise<void> {
  if (order.status !== 'canceled') return;
  const item = { kind: 'canceled_not_refunded', subject: orderId } as const;
  const kept = moneyKept(order, refunds);
  if (kept === 0) return settleAttention(scope, tx, item, 'The money is on its way back.');
  const asked = await tx.attentionItem.findFirst({
    where: { shopId: scope.shop.id, ...item },
    select: { id: true },
  });
  if (asked) return;
  await raiseAttention(scope, tx, {
    ...item,
    orderId,
    text: `${order.name} was canceled in Shopify, and ${formatDecimal(kept, order.currency)} ${order.currency} of the buyer's money stayed with you.`,
    facts: { orderName: order.name, amount: kept, currency: order.currency },
  });
}
