import type { AttentionKind } from '#app/attention/attention-kind.ts';
import type { Queryable } from '#app/db/database.server.ts';
import { addJob } from '#app/jobs/add-job.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';

/** With the jobs' growing pauses the last attempt lies a good day after the first. */
export const MOST_ATTEMPTS = 14;

/**
 * Puts a notification on record with the job that sends it, in the caller's transaction.
 * @param about.itemId what needs attention; null: a test
 */
export async function queueNotification(
  { shop, newId, clock }: ShopScope,
  tx: Queryable,
  channelId: string,
  about: { kind: AttentionKind; itemId: string } | { kind: 'test'; itemId: null },
): Promise<string> {
  const id = newId('notification');
  await tx.notification.create({ data: { id, shopId: shop.id, channelId, ...about, createdAt: clock() } });
  const payload = { shopId: shop.id, notificationId: id };
  // A test is looked at now: one attempt says enough.
  await addJob(tx, 'send-notification', payload, {
    maxAttempts: about.kind === 'test' ? 1 : MOST_ATTEMPTS,
  });
  return id;
}
