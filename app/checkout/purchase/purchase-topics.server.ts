import { z } from 'zod';
import type { Queryable } from '#app/db/database.server.ts';
import { addJob } from '#app/jobs/add-job.server.ts';
import { readPayload } from '#app/shops/read-payload.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import type { TopicHandler } from '#app/shops/topic-handler.ts';

const event = z.object({ data: z.object({ object: z.object({ id: z.string() }) }) });

const resume: TopicHandler = (scope, tx, payload) =>
  resumeAfterPaymentChange(scope, tx, readPayload(event, payload).data.object.id);

/** Stripe's webhooks about a payment that a purchase may wait for. Only hints: the job reads the payment again. */
export const purchaseTopics: Record<string, TopicHandler> = {
  'payment_intent.amount_capturable_updated': resume,
  'payment_intent.succeeded': resume,
  'payment_intent.payment_failed': resume,
  'payment_intent.canceled': resume,
};

/**
 * Queues a look at the purchase that waits for this payment's buyer to authenticate. Purchases at other steps are being
 * worked on, and need no hint.
 */
export async function resumeAfterPaymentChange(
  scope: ShopScope,
  tx: Queryable,
  paymentIntentId: string,
): Promise<void> {
  const shopId = scope.shop.id;
  const waiting = await tx.purchase.findFirst({
    where: { shopId, paymentIntentId, step: 'authenticating' },
    select: { sessionId: true },
  });
  if (!waiting) return;
  const { sessionId } = waiting;
  await addJob(tx, 'resume-purchase', { shopId, sessionId }, { key: `purchase:${sessionId}` });
}
