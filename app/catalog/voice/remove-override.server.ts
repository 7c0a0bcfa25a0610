import { AppError } from '#app/kernel/app-error.ts';
import { recordStaffAction } from '#app/insights/record-staff-action.server.ts';
import type { Actor } from '#app/shops/actor.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { changeVoice } from './change-voice.server.ts';

/**
 * Takes an override back: the next that holds is told, or what Shopify says.
 * @throws AppError `not_found`, the same for one that never was and for another shop's
 */
export async function removeOverride(scope: ShopScope, id: string, actor: Actor): Promise<void> {
  await changeVoice(scope, async (tx) => {
    const where = { id, shopId: scope.shop.id };
    const override = await tx.catalogOverride.findUnique({ where, select: { productId: true, field: true } });
    if (!override) throw new AppError('not_found', 'There is no such override.');
    await tx.catalogOverride.delete({ where });
    const { productId, field } = override;
    await recordStaffAction(scope, tx, {
      actor,
      action: 'override.removed',
      subjectId: productId ?? id,
      facts: { field },
    });
    return { productIds: productId === null ? null : [productId], result: undefined };
  });
}
