import type { AgentOrder } from '../agent-order.ts';
import type { RefundRecord } from './refund-record.ts';

/**
 * What the shop still has of the buyer's payment of a canceled order, minor units: all that is neither back nor on its
 * way. A refund that failed and a dispute are told on their own.
 */
export function moneyKept(
  { status, adjustments, totals }: Pick<AgentOrder, 'status' | 'adjustments' | 'totals'>,
  refunds: Pick<RefundRecord, 'shopifyRefundGid' | 'booking' | 'amount'>[],
): number {
  if (status !== 'canceled') return 0;
  const told = adjustments.filter(
    ({ type, status: state }) => type === 'refund' || (type === 'dispute' && state !== 'failed'),
  );
  const unbooked = refunds.filter(
    ({ shopifyRefundGid, booking }) => shopifyRefundGid === null && booking === 'wanted',
  );
  const given = [...told, ...unbooked].reduce((sum, { amount = 0 }) => sum + amount, 0);
  return Math.max(0, totals.total - given);
}
