import type { PurchaseStep } from '#app/checkout/purchase/purchase-record.ts';
import { addJob } from '#app/jobs/add-job.server.ts';
import type { Phase } from '../phase.ts';

const PAGE = 200;
/** Ended, or waiting for the buyer or for staff. */
const NOT_STUCK = ['completed', 'set_aside', 'refused', 'authenticating'] satisfies PurchaseStep[];

/** Purchases that stand still: taken up again. */
export const purchases: Phase = {
  name: 'purchases',
  async page({ db, shop }, { until }, cursor) {
    const shopId = shop.id;
    const rows = await db.purchase.findMany({
      where: { shopId, step: { notIn: NOT_STUCK }, updatedAt: { lt: until } },
      orderBy: { sessionId: 'asc' },
      take: PAGE,
      ...(cursor && { cursor: { sessionId: cursor }, skip: 1 }),
    });
    return {
      checked: rows.length,
      cursor: rows.length === PAGE ? rows.at(-1)!.sessionId : null,
      findings: rows.map(({ sessionId, step }) => ({
        kind: 'purchase_unfinished',
        subject: sessionId,
        action: 'resumed',
        text: `The purchase stands at ${step.replaceAll('_', ' ')}.`,
        act: (tx) => addJob(tx, 'resume-purchase', { shopId, sessionId }, { key: `purchase:${sessionId}` }),
      })),
    };
  },
};
