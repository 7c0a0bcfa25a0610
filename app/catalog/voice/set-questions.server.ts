import { recordStaffAction } from '#app/insights/record-staff-action.server.ts';
import type { Actor } from '#app/shops/actor.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { assertProduct } from './assert-product.server.ts';
import { changeVoice } from './change-voice.server.ts';
import { readQuestions } from './question-list.ts';
import { storeQuestions } from './store-questions.server.ts';
import type { Question } from './voice.ts';

/**
 * Replaces the questions about a product, or about every product, with their answers, in this order. Markup is taken off.
 * @param productId null: about every product
 * @throws AppError `invalid` that names the question; `not_found` for a product this shop does not have
 */
export async function setQuestions(
  scope: ShopScope,
  productId: string | null,
  questions: readonly Question[],
  actor: Actor,
): Promise<void> {
  const read = readQuestions(questions);
  await changeVoice(scope, async (tx) => {
    if (productId !== null) await assertProduct(scope, tx, productId);
    await storeQuestions(scope, tx, productId, read);
    await recordStaffAction(scope, tx, {
      actor,
      action: 'questions.changed',
      subjectId: productId ?? undefined,
      facts: { questions: read.length },
    });
    return { productIds: productId === null ? null : [productId], result: undefined };
  });
}
