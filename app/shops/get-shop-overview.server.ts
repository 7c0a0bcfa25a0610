import type { ShopScope } from './shop-scope.server.ts';

/** What the merchant wants to know at a glance. */
export interface ShopOverview {
  products: number;
  variants: number;
  /** Agents that may buy now. */
  agents: number;
  /** When the whole catalogue was last read; null before the first time. */
  catalogSyncedAt: Date | null;
  /** `failed`: the last full sync ended in an error. */
  catalogSync: 'idle' | 'running' | 'failed';
}

/** Counts the mirrored catalogue and the connected agents of a shop. */
export async function getShopOverview({ db, shop }: ShopScope): Promise<ShopOverview> {
  const where = { shopId: shop.id };
  const [products, variants, agents, latestSync] = await Promise.all([
    db.product.count({ where }),
    db.variant.count({ where }),
    db.agentConnection.count({ where: { ...where, revokedAt: null } }),
    db.catalogSync.findFirst({ where, orderBy: { createdAt: 'desc' }, select: { state: true } }),
  ]);
  return {
    products,
    variants,
    agents,
    catalogSyncedAt: shop.catalogSyncedAt,
    catalogSync: syncState(latestSync),
  };
}

function syncState(latest: { state: string } | null): ShopOverview['catalogSync'] {
  // Of a held one staff are told elsewhere (attention).
  if (!latest || latest.state === 'done' || latest.state === 'held') return 'idle';
  return latest.state === 'failed' ? 'failed' : 'running';
}
