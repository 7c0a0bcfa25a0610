import type { Dispute } from '#app/db/client/client.ts';
import { parseDecimal } from '#app/kernel/money.ts';
import { fromGid } from '#app/shopify/gid.ts';
import type {
  NewOrderFieldsFragment,
  RefundFieldsFragment,
  ReturnFieldsFragment,
  ReturnStatus,
} from '#app/shopify/operations/admin.generated.ts';
import type { AgentAdjustment } from '../agent-order.ts';
import type { WholeOrder } from '../read/read-order.server.ts';
import { STRIPE_GATEWAY } from '../refunds/booked-refunds.ts';
import type { RefundRecord } from '../refunds/refund-record.ts';

/** What the mapping of an order knows besides Shopify's. */
export interface AfterSale {
  /** in_chat | hand_off */
  sellingMode: string;
  refunds: Pick<
    RefundRecord,
    'id' | 'shopifyRefundGid' | 'stripeRefundId' | 'state' | 'booking' | 'amount' | 'createdAt'
  >[];
  disputes: Pick<Dispute, 'stripeDisputeId' | 'amount' | 'reason' | 'status' | 'openedAt'>[];
  /** The adjustments that agents were told of. */
  told: AgentAdjustment[];
}

type AnyOrder = NewOrderFieldsFragment &
  Partial<Pick<WholeOrder, 'refunds' | 'returns' | 'originalTotalPriceSet'>>;

const RETURN_STATUS: Record<ReturnStatus, AgentAdjustment['status']> = {
  REQUESTED: 'pending',
  OPEN: 'pending',
  CLOSED: 'completed',
  DECLINED: 'failed',
  CANCELED: 'failed',
};

/** Stripe's dispute statuses that end one; all others are open. The buyer's claim holds where the merchant lost. */
const DISPUTE_STATUS: Record<string, AgentAdjustment['status']> = {
  lost: 'completed',
  won: 'failed',
  warning_closed: 'failed',
  prevented: 'failed',
};

/** What changed after the sale, oldest first, and what is back with the buyer (minor units). */
export function mapAdjustments(
  order: AnyOrder,
  known: AfterSale,
): { adjustments: AgentAdjustment[]; refunded: number } {
  const { ofCancellation, others } = splitRefunds(order);
  const refunds = others.map((refund) => refundOf(order, refund, known));
  const unbooked = known.refunds
    .filter(({ booking, state }) => booking === 'failed' && state !== 'failed')
    .map(({ id, state, amount, createdAt }): AgentAdjustment => ({
      id,
      type: 'refund',
      status: state === 'succeeded' ? 'completed' : 'pending',
      occurredAt: createdAt.toISOString(),
      amount,
      lines: [],
    }));
  // Of what happened in the same second goods come before the money that is given back for them.
  const adjustments = [
    ...(order.returns ?? []).map(returnOf),
    ...cancellationOf(order, ofCancellation),
    ...refunds,
    ...unbooked,
    ...priceAdjustmentOf(order, known.told),
    ...known.disputes.map((dispute): AgentAdjustment => ({
      id: dispute.stripeDisputeId,
      type: 'dispute',
      status: DISPUTE_STATUS[dispute.status] ?? 'pending',
      occurredAt: dispute.openedAt.toISOString(),
      amount: Number(dispute.amount),
      lines: [],
      reason: dispute.reason,
    })),
  ];
  const refunded = adjustments
    .filter(({ type, status }) => type === 'refund' && status === 'completed')
    .reduce((sum, { amount = 0 }) => sum + amount, 0);
  const byTime = (a: AgentAdjustment, b: AgentAdjustment) =>
    Date.parse(a.occurredAt) - Date.parse(b.occurredAt);
  return { adjustments: adjustments.sort(byTime), refunded };
}

/** Shopify's times are whole seconds, and a cancellation writes in several. */
const SAME_MOMENT_MS = 5000;

/**
 * What a cancellation takes off the order is a refund without money in Shopify: it is told with the cancellation, and
 * not as a second one.
 */
function splitRefunds({ refunds = [], cancelledAt, currencyCode }: AnyOrder): {
  ofCancellation: RefundFieldsFragment[];
  others: RefundFieldsFragment[];
} {
  const isOfCancellation = ({ createdAt, totalRefundedSet }: RefundFieldsFragment) =>
    cancelledAt &&
    createdAt &&
    Math.abs(Date.parse(createdAt) - Date.parse(cancelledAt)) <= SAME_MOMENT_MS &&
    parseDecimal(totalRefundedSet.shopMoney.amount, currencyCode) === 0;
  return {
    ofCancellation: refunds.filter(isOfCancellation),
    others: refunds.filter((refund) => !isOfCancellation(refund)),
  };
}

const linesOf = ({ refundLineItems }: RefundFieldsFragment): AgentAdjustment['lines'] =>
  refundLineItems.nodes.map(({ lineItem, quantity }) => ({ id: fromGid(lineItem.id), quantity }));

/** A refund without money only took goods off the order, or back on the shelf. */
function refundOf(order: AnyOrder, refund: RefundFieldsFragment, known: AfterSale): AgentAdjustment {
  const amount = parseDecimal(refund.totalRefundedSet.shopMoney.amount, order.currencyCode);
  const base = {
    id: fromGid(refund.id),
    occurredAt: refund.createdAt ?? order.updatedAt,
    lines: linesOf(refund),
  };
  if (amount > 0) return { ...base, type: 'refund', status: refundStatus(refund, known), amount };
  const sentBack = refund.refundLineItems.nodes.some(({ restockType }) => restockType === 'RETURN');
  return { ...base, type: sentBack ? 'return' : 'cancellation', status: 'completed' };
}

/**
 * Where Shopify took the money, it also gives it back. Of a purchase in the chat its refund is bookkeeping: the money
 * lies at Stripe, and only Stripe's word says that it went back. What was paid back in another way is done.
 */
function refundStatus(refund: RefundFieldsFragment, known: AfterSale): AgentAdjustment['status'] {
  const record = known.refunds.find(({ shopifyRefundGid }) => shopifyRefundGid === refund.id);
  if (record) {
    if (record.state === 'failed') return 'failed';
    return record.state === 'succeeded' ? 'completed' : 'pending';
  }
  const { nodes } = refund.transactions;
  const atStripe = nodes.some(({ gateway }) => gateway?.toLowerCase() === STRIPE_GATEWAY);
  if (nodes.length === 0 || (atStripe && known.sellingMode !== 'hand_off')) return 'pending';
  return nodes.every(({ status }) => status === 'SUCCESS') ? 'completed' : 'pending';
}

function returnOf({
  id,
  status,
  createdAt,
  exchangeLineItems,
  returnLineItems,
}: ReturnFieldsFragment): AgentAdjustment {
  return {
    id: fromGid(id),
    type: exchangeLineItems.nodes.length > 0 ? 'exchange' : 'return',
    status: RETURN_STATUS[status],
    occurredAt: createdAt,
    lines: returnLineItems.nodes.flatMap((line) =>
      'fulfillmentLineItem' in line
        ? [{ id: fromGid(line.fulfillmentLineItem.lineItem.id), quantity: line.quantity }]
        : [],
    ),
  };
}

/** The order as a whole; money that goes back with it is a refund of its own. */
function cancellationOf({ id, cancelledAt }: AnyOrder, takenOff: RefundFieldsFragment[]): AgentAdjustment[] {
  if (!cancelledAt) return [];
  return [
    {
      id: `${fromGid(id)}_cancellation`,
      type: 'cancellation',
      status: 'completed',
      occurredAt: cancelledAt,
      lines: takenOff.flatMap(linesOf),
    },
  ];
}

/**
 * Staff edited the order: what it costs less than was charged is credited to the buyer; what it costs more is negative.
 * Shopify tells the sum, not when it came about, so the time it was first seen is kept.
 */
function priceAdjustmentOf(order: AnyOrder, told: AgentAdjustment[]): AgentAdjustment[] {
  if (!order.originalTotalPriceSet) return [];
  const money = (set: { shopMoney: { amount: string } }) =>
    parseDecimal(set.shopMoney.amount, order.currencyCode);
  const amount = money(order.originalTotalPriceSet) - money(order.totalPriceSet);
  if (amount === 0) return [];
  const id = `${fromGid(order.id)}_price_adjustment`;
  const same = told.find((before) => before.id === id && before.amount === amount);
  const occurredAt = same?.occurredAt ?? order.updatedAt;
  return [{ id, type: 'price_adjustment', status: 'completed', occurredAt, amount, lines: [] }];
}
