import { createHash } from 'node:crypto';
import type { Queryable } from '#app/db/database.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';

/**
 * Keeps the proof that a shop is being deleted: when, and how many rows of what. Its name is kept as a digest only, by
 * which somebody who knows the domain can be shown it.
 */
export async function proveErasure(scope: ShopScope, tx: Queryable): Promise<void> {
  const where = { shopId: scope.shop.id };
  const [orders, sessions, products, variants, connections] = await Promise.all([
    tx.order.count({ where }),
    tx.checkoutSession.count({ where }),
    tx.product.count({ where }),
    tx.variant.count({ where }),
    tx.agentConnection.count({ where }),
  ]);
  await tx.erasedShop.create({
    data: {
      id: scope.newId('erased'),
      domainHash: createHash('sha256').update(scope.shop.domain).digest('hex'),
      erasedAt: scope.clock(),
      counts: { orders, sessions, products, variants, connections },
    },
  });
}
