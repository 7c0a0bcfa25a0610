import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { toChainEntry } from './to-chain-entry.ts';
import type { ChainEntry, ChainPoint } from './verify-chain.ts';

/** A session's evidence, oldest entry first, and the head of its chain as it is stored. */
export async function listEvidence(
  { db, shop }: ShopScope,
  sessionId: string,
): Promise<{ entries: ChainEntry[]; head: ChainPoint | null }> {
  const where = { sessionId, shopId: shop.id };
  const [rows, chain] = await db.$transaction([
    db.evidenceEntry.findMany({ where, orderBy: { sequence: 'asc' } }),
    db.evidenceChain.findUnique({ where }),
  ]);
  return { entries: rows.map(toChainEntry), head: chain && { sequence: chain.sequence, hash: chain.hash } };
}
