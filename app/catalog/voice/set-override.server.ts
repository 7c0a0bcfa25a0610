import { lockConnection } from '#app/agents/lock-connection.server.ts';
import type { Queryable } from '#app/db/database.server.ts';
import { recordStaffAction } from '#app/insights/record-staff-action.server.ts';
import { AppError } from '#app/kernel/app-error.ts';
import type { Actor } from '#app/shops/actor.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { assertProduct } from './assert-product.server.ts';
import { changeVoice } from './change-voice.server.ts';
import { checkOverride } from './check-override.ts';
import type { Override } from './override.ts';

/** Each is held against every item. */
const MOST_FOR_MANY = 200;
/** Of a tag, a type or a vendor in Shopify. */
const LONGEST_FILTER = 255;

export interface OverrideInput extends Omit<Override, 'id' | 'isTemplate'> {
  /** Absent: for many products it is a template, for one it is not. */
  isTemplate?: boolean;
}

/**
 * Says a field in other words than Shopify's. It replaces what was said of the same products and field to the same agent.
 * @returns the override's id
 * @throws AppError `invalid` for a value, template or target that cannot be; `not_found` for a product or an agent that
 *   this shop does not have
 */
export async function setOverride(scope: ShopScope, actor: Actor, input: OverrideInput): Promise<string> {
  const { productId, filterField, filterValue, connectionId, field, value } = input;
  const isTemplate = input.isTemplate ?? productId === null;
  checkOverride({ field, value, isTemplate });
  assertTarget(input);
  return changeVoice(scope, async (tx) => {
    if (productId !== null) await assertProduct(scope, tx, productId);
    if (connectionId !== null) await lockConnection(scope, tx, connectionId);
    const target = { shopId: scope.shop.id, productId, filterField, filterValue, connectionId, field };
    const said = { value, isTemplate, updatedBy: actor, updatedAt: scope.clock() };
    const known = await tx.catalogOverride.findFirst({ where: target, select: { id: true } });
    if (!known && productId === null) await assertRoom(scope, tx);
    const id = known?.id ?? scope.newId('override');
    if (known) await tx.catalogOverride.update({ where: { id, shopId: scope.shop.id }, data: said });
    else await tx.catalogOverride.create({ data: { id, ...target, ...said } });
    await recordStaffAction(scope, tx, {
      actor,
      action: 'override.set',
      subjectId: productId ?? id,
      facts: { field, filter: filterField, value: filterValue, agent: connectionId },
    });
    return { productIds: productId === null ? null : [productId], result: id };
  });
}

function assertTarget({ productId, filterField, filterValue }: OverrideInput): void {
  const param = '$.filter';
  if ((filterField === null) !== (filterValue === null) || (filterField !== null && productId !== null))
    throw new AppError('invalid', 'An override is for one product, or for those that one filter chooses.', {
      param,
    });
  if (filterValue !== null && (filterValue.length > LONGEST_FILTER || filterValue.includes('\0')))
    throw new AppError('invalid', `${filterField}: is no value that a product has`, { param });
}

async function assertRoom({ shop }: ShopScope, tx: Queryable): Promise<void> {
  const count = await tx.catalogOverride.count({ where: { shopId: shop.id, productId: null } });
  if (count >= MOST_FOR_MANY)
    throw new AppError('invalid', `A shop has at most ${MOST_FOR_MANY} overrides for many products.`);
}
