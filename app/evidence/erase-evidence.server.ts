import type { Queryable } from '#app/db/database.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';

/**
 * Takes the bodies out of a session's evidence, in which the buyer may be: of all its entries, or of some. Digests and
 * hashes stay, so the chain still holds and says that a body was erased, and when.
 */
export async function eraseEvidence(
  { shop, clock }: ShopScope,
  tx: Queryable,
  sessionId: string,
  sequences?: number[],
): Promise<void> {
  await tx.evidenceEntry.updateMany({
    where: { sessionId, shopId: shop.id, erasedAt: null, ...(sequences && { sequence: { in: sequences } }) },
    data: { body: null, salt: null, erasedAt: clock() },
  });
}
