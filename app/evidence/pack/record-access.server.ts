import type { Actor } from '#app/shops/actor.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';

/** Puts on record that somebody opens the evidence of an order, which holds buyer data. */
export async function recordAccess(
  { db, shop, clock, newId }: ShopScope,
  sessionId: string,
  access: { actor: Actor; how: 'page' | 'download' | 'command' },
): Promise<void> {
  await db.evidenceAccess.create({
    data: { id: newId('access'), shopId: shop.id, sessionId, at: clock(), ...access },
    select: { id: true },
  });
}
