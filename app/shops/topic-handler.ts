import type { Queryable } from '#app/db/database.server.ts';
import type { ShopScope } from './shop-scope.server.ts';

/**
 * What one webhook topic leads to, in the transaction that marks the message as done. Payloads are hints: a handler
 * queues a job that reads the truth, it makes no calls itself.
 * @param triggeredAt when Shopify says it happened; messages come late and out of order
 */
export type TopicHandler = (
  scope: ShopScope,
  tx: Queryable,
  payload: unknown,
  triggeredAt: Date,
) => Promise<void>;
