import { AppError } from '#app/kernel/app-error.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { changeVoice } from './change-voice.server.ts';

/**
 * Takes an override back: the next that holds is told, or what Shopify says.
 * @throws AppError `not_found`, the same for one that never was and for another shop's
 */
export async function removeOverride(scope: ShopScope, id: string): Promise<void> {
  await changeVoice(scope, async (tx) => {
    const where = { id, shopId: scope.shop.id };
    const override = await tx.catalogOverride.findUnique({ where, select: { productId: true } });
    if (!override) throw new AppError('not_found', 'There is no such override.');
    await tx.catalogOverride.delete({ where });
    return { productId: override.productId, result: undefined };
  });
}
