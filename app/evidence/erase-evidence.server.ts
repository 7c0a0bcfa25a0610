import type { Queryable } from '#app/db/database.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { recordEvidence } from './record-evidence.server.ts';

/**
 * Takes the bodies out of a session's evidence, in which the buyer may be: of all its entries, or of some. Digests and
 * hashes stay, so the chain still holds, and an entry of its own says which were erased: a body that is missing without
 * one was not erased by Aisle.
 */
export async function eraseEvidence(
  scope: ShopScope,
  tx: Queryable,
  sessionId: string,
  sequences?: number[],
): Promise<void> {
  const erased = await tx.evidenceEntry.updateManyAndReturn({
    where: {
      sessionId,
      shopId: scope.shop.id,
      erasedAt: null,
      kind: { not: 'erasure' },
      ...(sequences && { sequence: { in: sequences } }),
    },
    data: { body: null, salt: null, erasedAt: scope.clock() },
    select: { sequence: true },
  });
  if (erased.length === 0) return;
  const entries = erased.map(({ sequence }) => sequence).toSorted((a, b) => a - b);
  await recordEvidence(scope, tx, sessionId, 'erasure', { entries });
}
