import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import type { ChainPoint } from './verify-chain.ts';

/** The newest entry of a session's evidence; null: there is none. */
export async function evidenceHead({ db, shop }: ShopScope, sessionId: string): Promise<ChainPoint | null> {
  return db.evidenceChain.findUnique({
    where: { sessionId, shopId: shop.id },
    select: { sequence: true, hash: true },
  });
}
