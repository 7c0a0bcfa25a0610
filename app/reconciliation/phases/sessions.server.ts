import { addJob } from '#app/jobs/add-job.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import type { Finding } from '../finding.ts';
import type { Phase } from '../phase.ts';
import { restoreOrder } from '../restore-order.server.ts';

const PAGE = 100;

/** Completed sessions whose order is not on record, and sessions that wait for an order of the shop's checkout. */
export const sessions: Phase = {
  name: 'sessions',
  async page(scope, { since, until }, cursor) {
    const rows = await scope.db.checkoutSession.findMany({
      where: {
        shopId: scope.shop.id,
        updatedAt: { gte: since, lt: until },
        OR: [{ status: 'completed' }, { adoptingOrderGid: { not: null } }],
      },
      select: {
        id: true,
        status: true,
        adoptingOrderGid: true,
        order: { select: { id: true } },
        purchase: { select: { step: true, shopifyOrderGid: true, paymentIntentId: true } },
      },
      orderBy: { id: 'asc' },
      take: PAGE,
      ...(cursor && { cursor: { id: cursor }, skip: 1 }),
    });
    return {
      checked: rows.length,
      cursor: rows.length === PAGE ? rows.at(-1)!.id : null,
      findings: rows.filter(({ order }) => order === null).map((row) => judge(scope, row)),
    };
  },
};

interface Orphan {
  id: string;
  status: string;
  adoptingOrderGid: string | null;
  purchase: { step: string; shopifyOrderGid: string | null } | null;
}

function judge(scope: ShopScope, { id, status, adoptingOrderGid, purchase }: Orphan): Finding {
  const { shop } = scope;
  if (status !== 'completed' && adoptingOrderGid)
    return {
      kind: 'order_not_adopted',
      subject: id,
      action: 'resumed',
      text: `${adoptingOrderGid} names this session and was not judged.`,
      act: (tx) =>
        addJob(
          tx,
          'adopt-order',
          { shopId: shop.id, sessionId: id, shopifyOrderGid: adoptingOrderGid },
          { key: `adopt:${adoptingOrderGid}`, queue: `order:${adoptingOrderGid}` },
        ),
    };
  const missing = { kind: 'session_without_order', subject: id } as const;
  if (purchase?.step === 'completed' && purchase.shopifyOrderGid)
    return {
      ...missing,
      action: 'restored',
      text: 'The session is completed; its order was not on record and is again.',
      act: (tx) => restoreOrder(scope, tx, id),
    };
  return {
    ...missing,
    action: 'attention',
    text: 'The session is completed, and nothing tells which order it became.',
  };
}
