import { raiseAttention } from '#app/attention/raise-attention.server.ts';
import type { Queryable } from '#app/db/database.server.ts';
import { buyerHash } from '#app/kernel/buyer-hash.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import {
  dueDate,
  requestEmailContext,
  type PrivacyCounts,
  type PrivacyRequestKind,
} from './privacy-request.ts';

interface NewRequest {
  kind: PrivacyRequestKind;
  /** shopify | staff:USER-ID */
  origin: string;
  externalId?: string;
  email: string;
  /** Of an erasure, which is done in the same transaction. */
  erased?: PrivacyCounts;
}

/**
 * Puts a buyer's request on record, in the caller's transaction. Of one who wants their data staff are told: they hand it
 * over. The address is kept, sealed, until that is done.
 * @returns the request's id
 */
export async function recordPrivacyRequest(
  scope: ShopScope,
  tx: Queryable,
  { kind, origin, externalId, email, erased }: NewRequest,
): Promise<string> {
  const id = scope.newId('privacy');
  const now = scope.clock();
  const address = email.trim();
  await tx.privacyRequest.create({
    data: {
      ...{ id, kind, origin, externalId },
      shopId: scope.shop.id,
      emailHash: buyerHash(address),
      sealedEmail: kind === 'access' ? scope.secrets.seal(address, requestEmailContext(id)) : null,
      receivedAt: now,
      dueAt: dueDate(now),
      ...(erased && { doneAt: now, counts: erased }),
    },
  });
  if (kind === 'access' && origin === 'shopify')
    await raiseAttention(scope, tx, {
      kind: 'data_request',
      subject: id,
      text: `Shopify's request ${externalId ?? ''}`.trim(),
      facts: { request: id, externalId: externalId ?? '' },
    });
  return id;
}
