import { createHash } from 'node:crypto';
import { settleAttention } from '#app/attention/settle-attention.server.ts';
import { recordStaffAction } from '#app/insights/record-staff-action.server.ts';
import { AppError } from '#app/kernel/app-error.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { collectBuyerData } from './collect-buyer-data.server.ts';
import { requestEmailContext } from './privacy-request.ts';

/**
 * The file that answers a buyer's request for their data: everything that this shop's part of Aisle holds, for the
 * merchant to send on. That it was handed over, to whom of the staff and what its digest is, is on record.
 * @throws AppError `not_found` for a request that this shop does not have, or whose address is gone: the buyer was
 *   erased since
 */
export async function exportBuyerData(scope: ShopScope, requestId: string): Promise<string> {
  const where = { id: requestId, shopId: scope.shop.id };
  const request = await scope.db.privacyRequest.findUnique({ where });
  if (!request?.sealedEmail) throw new AppError('not_found', 'There is no such request.');
  const email = scope.secrets.open(request.sealedEmail, requestEmailContext(requestId));
  const data = await collectBuyerData(scope, email);
  const now = scope.clock();
  const file = JSON.stringify(
    { shop: scope.shop.domain, request: request.externalId ?? requestId, collectedAt: now, email, ...data },
    null,
    2,
  );
  const counts = {
    sessions: data.sessions.length,
    carts: data.carts.length,
    orders: data.orders.length,
    evidence: data.evidence.length,
  };
  await scope.db.$transaction(async (tx) => {
    const exportSha256 = createHash('sha256').update(file).digest('hex');
    await tx.privacyRequest.update({ where, data: { doneAt: request.doneAt ?? now, counts, exportSha256 } });
    await settleAttention(
      scope,
      tx,
      { kind: 'data_request', subject: requestId },
      'The data was downloaded.',
    );
    await recordStaffAction(scope, tx, { action: 'buyer_data.exported', subjectId: requestId });
  });
  return file;
}
