import { z } from 'zod';
import type { Queryable } from '#app/db/database.server.ts';
import { addJob } from '#app/jobs/add-job.server.ts';
import { fromStripeAmount } from '#app/payments/stripe-amount.ts';
import { readPayload } from '#app/shops/read-payload.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import type { TopicHandler } from '#app/shops/topic-handler.ts';

const completedPayload = z.object({
  livemode: z.boolean(),
  data: z.object({
    object: z.object({
      id: z.string(),
      payment_intent: z.union([z.string(), z.object({ id: z.string() })]).nullish(),
      amount_total: z.int().min(0).nullish(),
      currency: z.string().nullish(),
    }),
  }),
});

/**
 * Stripe tells that a Checkout Session was completed, or that its money came later, or not at all. Which of these are
 * an agent's orders tells only the session itself.
 */
export const platformOrderTopics: Record<string, TopicHandler> = {
  'checkout.session.completed': receive,
  'checkout.session.async_payment_succeeded': receive,
  'checkout.session.async_payment_failed': receive,
};

/** Puts the order on record, once, and queues the job that reads it. */
async function receive(scope: ShopScope, tx: Queryable, payload: unknown): Promise<void> {
  const { livemode, data } = readPayload(completedPayload, payload);
  const { id: stripeSessionId, payment_intent: intent, amount_total: total, currency } = data.object;
  const shopId = scope.shop.id;
  const money = total != null && currency ? fromStripeAmount({ amount: total, currency }) : null;
  const now = scope.clock();
  const row = {
    mode: livemode ? 'live' : 'test',
    state: 'received',
    paymentIntentId: (typeof intent === 'object' ? intent?.id : intent) ?? null,
    amount: money && BigInt(money.amount),
    currency: money && money.currency,
    createdAt: now,
    updatedAt: now,
  };
  await tx.platformOrder.createMany({
    data: { id: scope.newId('platform_order'), shopId, stripeSessionId, ...row },
    skipDuplicates: true,
  });
  const { id } = await tx.platformOrder.findUniqueOrThrow({
    where: { shopId_stripeSessionId: { shopId, stripeSessionId } },
    select: { id: true },
  });
  const key = `platform-order:${id}`;
  await addJob(tx, 'take-platform-order', { shopId, platformOrderId: id }, { key, queue: key });
}
