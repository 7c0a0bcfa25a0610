import type { Prisma } from '#app/db/client/client.ts';
import type { Queryable } from '#app/db/database.server.ts';
import { queueFlowTrigger } from '#app/flow/triggers/queue-flow-triggers.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import type { AgentOrder } from './agent-order.ts';
import { recordEvent } from './record-event.server.ts';

export interface NewOrder {
  sessionId: string;
  connectionId: string;
  shopifyOrderGid: string;
  /** Minor units of `currency`. */
  total: bigint;
  currency: string;
  /** Of a purchase in the chat: the payment that Aisle took. */
  paymentIntentId?: string | null;
  sellingMode: 'in_chat' | 'hand_off';
  /** Stripe Radar's view of the charge, where there is one. */
  riskLevel?: string | null;
  placedAt: Date;
  /** As the agent is told of it. */
  order: AgentOrder;
}

/**
 * Puts the order of a session on record and tells the agent and Shopify Flow, in the caller's transaction.
 * @returns Aisle's id of the order
 */
export async function addOrder(
  scope: ShopScope,
  tx: Queryable,
  { order, ...row }: NewOrder,
): Promise<string> {
  const { id } = await tx.order.create({
    data: {
      ...row,
      id: scope.newId('order'),
      shopId: scope.shop.id,
      name: order.name,
      status: order.status,
      snapshot: order as unknown as Prisma.InputJsonObject,
      updatedAt: scope.clock(),
    },
    select: { id: true },
  });
  await queueFlowTrigger(scope, tx, 'agent-order-received', { orderId: id, facts: {} });
  await recordEvent(scope, tx, id, 'order_create', order);
  return id;
}
