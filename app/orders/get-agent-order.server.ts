import type { AttentionItem } from '#app/db/client/client.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import type { AgentOrder } from './agent-order.ts';
import { listAttention } from '#app/attention/list-attention.server.ts';
import type { ReviewReason } from './review/apply-rules.ts';
import { listedOrderQuery, toListedOrder, type ListedOrder } from './list-agent-orders.server.ts';

/** One order with all that its page tells. */
export interface AgentOrderDetail extends ListedOrder {
  sessionId: string;
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
  return {
    ...toListedOrder(row),
    sessionId: row.sessionId,
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
