import { addJob } from '#app/jobs/add-job.server.ts';
import type { TopicHandler } from '#app/shops/topic-handler.ts';

const MOST = 50;

/**
 * An agent's token was revoked, or its time is over. Stripe's types for it are of a preview, and not among the released
 * client's. Which purchase it pays for only the sealed token tells, so those that are being authorised are looked at:
 * they find out themselves whether they were paid.
 */
export const tokenTopics: Record<string, TopicHandler> = {
  'shared_payment.granted_token.deactivated': async (scope, tx) => {
    const shopId = scope.shop.id;
    const open = await tx.purchase.findMany({
      where: { shopId, step: 'authorizing' },
      select: { sessionId: true },
      take: MOST,
    });
    for (const { sessionId } of open)
      await addJob(tx, 'resume-purchase', { shopId, sessionId }, { key: `purchase:${sessionId}` });
  },
};
