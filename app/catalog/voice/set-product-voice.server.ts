import { lockConnection } from '#app/agents/lock-connection.server.ts';
import { recordStaffAction } from '#app/insights/record-staff-action.server.ts';
import { AppError } from '#app/kernel/app-error.ts';
import type { Actor } from '#app/shops/actor.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { assertProduct } from './assert-product.server.ts';
import { changeVoice } from './change-voice.server.ts';
import { checkOverride } from './check-override.ts';
import { OVERRIDE_FIELDS, type Override, type OverrideField } from './override.ts';
import { readQuestions } from './question-list.ts';
import { storeQuestions } from './store-questions.server.ts';
import type { Question } from './voice.ts';

const MOST_PRODUCTS = 250;

/** A field's new text; null: what Shopify says. */
export type VoiceChanges = Partial<Record<OverrideField, Pick<Override, 'value' | 'isTemplate'> | null>>;

export interface ProductVoiceInput {
  productIds: readonly string[];
  /** Null: every agent. */
  connectionId: string | null;
  changes: VoiceChanges;
  /** Of each of the products, for every agent; absent: they stay. */
  questions?: readonly Question[];
}

/**
 * Changes what is said of some products to one agent, or to every agent: all of it, or nothing.
 * @throws AppError `invalid` that names the field (`$.title`, `$.questions`); `not_found` for a product or an agent that
 *   this shop does not have
 */
export async function setProductVoice(
  scope: ShopScope,
  actor: Actor,
  { connectionId, changes, questions, ...input }: ProductVoiceInput,
): Promise<void> {
  const productIds = [...new Set(input.productIds)];
  if (productIds.length === 0 || productIds.length > MOST_PRODUCTS)
    throw new AppError('invalid', `Choose 1 to ${MOST_PRODUCTS} products.`, { param: '$.products' });
  const fields = OVERRIDE_FIELDS.filter((field) => changes[field] !== undefined);
  for (const field of fields) if (changes[field]) checkOverride({ field, ...changes[field] });
  const asked = questions && readQuestions(questions);
  const shopId = scope.shop.id;
  await changeVoice(scope, async (tx) => {
    for (const productId of productIds) await assertProduct(scope, tx, productId);
    if (connectionId !== null) await lockConnection(scope, tx, connectionId);
    await tx.catalogOverride.deleteMany({
      where: { shopId, productId: { in: productIds }, connectionId, field: { in: fields } },
    });
    await tx.catalogOverride.createMany({
      data: productIds.flatMap((productId) =>
        fields.flatMap((field) => {
          const said = changes[field];
          if (!said) return [];
          const target = { shopId, productId, filterField: null, filterValue: null, connectionId, field };
          const by = { updatedBy: actor, updatedAt: scope.clock() };
          return [
            { id: scope.newId('override'), ...target, value: said.value, isTemplate: said.isTemplate, ...by },
          ];
        }),
      ),
    });
    if (asked) for (const productId of productIds) await storeQuestions(scope, tx, productId, asked);
    const said = [...fields, ...(asked ? ['questions'] : [])].join(', ');
    for (const productId of productIds)
      await recordStaffAction(scope, tx, {
        actor,
        action: 'voice.changed',
        subjectId: productId,
        facts: { fields: said, agent: connectionId },
      });
    return { productIds, result: undefined };
  });
}
