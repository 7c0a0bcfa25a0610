import { recordStaffAction } from '#app/insights/record-staff-action.server.ts';
import { AppError } from '#app/kernel/app-error.ts';
import type { Actor } from '#app/shops/actor.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { deleteUnseen } from './finish-catalog-sync.server.ts';

/**
 * Staff say that a catalogue which has shrunk is right: what the held sync has not seen is deleted.
 * @returns how many products are left
 * @throws AppError `conflict` when the newest sync is not held
 */
export async function acceptCatalog(scope: ShopScope, actor: Actor): Promise<{ products: number }> {
  const shopId = scope.shop.id;
  return scope.db.$transaction(async (tx) => {
    const sync = await tx.catalogSync.findFirst({ where: { shopId }, orderBy: { createdAt: 'desc' } });
    if (sync?.state !== 'held')
      throw new AppError('conflict', 'No reading of the catalogue waits for a decision.');
    await deleteUnseen(scope, tx, sync);
    await tx.catalogSync.update({ where: { id: sync.id, shopId }, data: { state: 'done' } });
    const products = await tx.product.count({ where: { shopId } });
    await recordStaffAction(scope, tx, { actor, action: 'catalog.accepted', facts: { products } });
    return { products };
  });
}
