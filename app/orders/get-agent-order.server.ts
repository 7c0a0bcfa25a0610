import type { AttentionItem } from '#app/db/client/client.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import type { AgentOrder } from './agent-order.ts';
import { refundsOf } from './refunds/absorb-refunds.server.ts';
import type { RefundRecord } from './refunds/refund-record.ts';
import { listAttention } from '#app/attention/list-attention.server.ts';
import type { ReviewReason } from './review/apply-rules.ts';
import { listedOrderQuery, toListedOrder, type ListedOrder } from './list-agent-orders.server.ts';

/** One order with all that its page tells. */
export interface AgentOrderDetail extends Omit<ListedOrder, 'review'> {
  sessionId: string;
  /** What the agent asked for, oldest first; what is older than the activity log is gone. */
  calls: { at: Date; operation: string; status: number; code: string | null }[];
  /** How the purchase went, oldest first. */
  steps: { at: Date; step: string }[];
  /** What staff did about it, beside their decision, oldest first. */
  staffActions: { at: Date; action: string; by: string }[];
  /** Money that is going back, or could not, oldest first. */
  refunds: RefundRecord[];
  /** The order as the agent knows it. */
  content: AgentOrder;
  /** Of a purchase in the chat; null where Shopify's checkout took the money. */
  payment: OrderPayment | null;
  /** What staff should look at about this order, newest first. */
  attention: AttentionItem[];
  /** Null where no rule wanted one. */
  review: OrderReviewDetail | null;
}

/** What staff decide, or have decided, about an order (prisma/schema.prisma says what each means). */
export interface OrderReviewDetail {
  state: 'pending' | 'approved' | 'rejected';
  hold: 'waiting' | 'held' | 'nothing_to_hold';
  reasons: ReviewReason[];
  decidedAt: Date | null;
  decidedBy: string | null;
}

/** How a purchase in the chat was paid. */
export interface OrderPayment {
  /** Stripe's id. */
  paymentIntentId: string;
  mode: 'test' | 'live';
  /** Of the card, where there is one. */
  brand: string | null;
  last4: string | null;
}

/** An order that an agent placed in this shop, or null: also for one of another shop. */
export async function getAgentOrder(scope: ShopScope, orderId: string): Promise<AgentOrderDetail | null> {
  const [row, attention] = await Promise.all([
    scope.db.order.findUnique({
      where: { id: orderId, shopId: scope.shop.id },
      include: {
        ...listedOrderQuery.include,
        review: true,
        session: {
          select: { ...listedOrderQuery.include.session.select, purchase: { select: { payment: true } } },
        },
      },
    }),
    listAttention(scope, { orderId }),
  ]);
  if (!row) return null;
  const [calls, steps, staffActions, refunds] = await Promise.all([
    callsOf(scope, row.sessionId),
    stepsOf(scope, row.sessionId),
    staffActionsOf(scope, [orderId, row.sessionId]),
    refundsOf(scope, scope.db, orderId),
  ]);
  return {
    ...toListedOrder(row),
    sessionId: row.sessionId,
    ...{ calls, steps, staffActions, refunds },
    content: row.snapshot as unknown as AgentOrder,
    payment: row.paymentIntentId
      ? paymentOf(row.paymentIntentId, row.session.connection.mode, row.session.purchase?.payment)
      : null,
    attention,
    review: row.review as OrderReviewDetail | null,
  };
}

/** The purchase row goes with its buyer when they are erased; the order stays. */
function paymentOf(paymentIntentId: string, mode: string, facts: unknown): OrderPayment {
  const { brand = null, last4 = null } = (facts ?? {}) as Partial<OrderPayment>;
  return { paymentIntentId, mode: mode === 'live' ? 'live' : 'test', brand, last4 };
}

/** More than a checkout can have to tell. */
const MOST_CALLS = 200;

async function callsOf({ db, shop }: ShopScope, subjectId: string): Promise<AgentOrderDetail['calls']> {
  const rows = await db.activityEntry.findMany({
    where: { shopId: shop.id, subjectId },
    orderBy: { createdAt: 'asc' },
    take: MOST_CALLS,
    select: { createdAt: true, operation: true, status: true, code: true },
  });
  return rows.map(({ createdAt, ...call }) => ({ at: createdAt, ...call }));
}

/** The review's decision has an entry of its own. */
const DECISIONS = ['order.approved', 'order.rejected'];

async function staffActionsOf(
  { db, shop }: ShopScope,
  subjectIds: string[],
): Promise<AgentOrderDetail['staffActions']> {
  const rows = await db.staffAction.findMany({
    where: { shopId: shop.id, subjectId: { in: subjectIds }, action: { notIn: DECISIONS } },
    orderBy: { createdAt: 'asc' },
    take: MOST_CALLS,
    select: { createdAt: true, action: true, actor: true },
  });
  return rows.map(({ createdAt, action, actor }) => ({ at: createdAt, action, by: actor }));
}

/** From the evidence, whose other parts hold buyer data: only the name of each step is read. */
function stepsOf({ db, shop }: ShopScope, sessionId: string): Promise<AgentOrderDetail['steps']> {
  return db.$queryRaw`
    SELECT at, body::jsonb ->> 'step' AS step FROM evidence_entries
    WHERE session_id = ${sessionId} AND shop_id = ${shop.id} AND kind = 'purchase_step' AND body IS NOT NULL
      AND body::jsonb ? 'step'
    ORDER BY sequence LIMIT ${MOST_CALLS}`;
}
