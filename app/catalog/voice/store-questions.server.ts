import type { Queryable } from '#app/db/database.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import type { Question } from './voice.ts';

/** Puts these questions (readQuestions) in the place of those about a product, or about every product for null. */
export async function storeQuestions(
  scope: ShopScope,
  tx: Queryable,
  productId: string | null,
  questions: readonly Question[],
): Promise<void> {
  const shopId = scope.shop.id;
  await tx.productQuestion.deleteMany({ where: { shopId, productId } });
  await tx.productQuestion.createMany({
    data: questions.map(({ question, answer }, position) => ({
      ...{ shopId, id: scope.newId('question'), productId, position },
      ...{ question, answer },
    })),
  });
}
