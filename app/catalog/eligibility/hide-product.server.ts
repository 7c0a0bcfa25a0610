import type { Queryable } from '#app/db/database.server.ts';
import { AppError } from '#app/kernel/app-error.ts';
import type { Actor } from '#app/shops/actor.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { changeEligibility } from './change-eligibility.server.ts';
import { hidingChange } from './hiding-change.ts';
import { listEligibilityRules } from './list-eligibility-rules.server.ts';
import { lockRules } from './store-rules.server.ts';

/**
 * Hides a product from all agents, in the caller's transaction: by the shop's eligibility rules, where staff see it and
 * undo it. One that is hidden so already stays as it is.
 * @param productId Shopify's number
 * @param ruleName of the rule that names what this caller has hidden
 * @throws AppError `not_found` for a product that the shop does not have, or as changeEligibility
 */
export async function hideProduct(
  scope: ShopScope,
  tx: Queryable,
  productId: string,
  { ruleName, actor }: { ruleName: string; actor: Actor },
): Promise<void> {
  const { shop } = scope;
  const product = await tx.product.findUnique({
    where: { shopId_id: { shopId: shop.id, id: productId } },
    select: { id: true },
  });
  if (!product) throw new AppError('not_found', 'There is no such product in this shop.');
  // The change follows from the rules as they are: nobody may change them in between.
  await lockRules(scope, tx);
  const change = hidingChange(await listEligibilityRules(scope, tx), productId, ruleName);
  if (change) await changeEligibility(scope, change, actor, tx);
}
