import { z } from 'zod';
import { AppError } from '#app/kernel/app-error.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { htmlToText } from '../html-to-text.ts';
import { assertProduct } from './assert-product.server.ts';
import { changeVoice } from './change-voice.server.ts';
import { isHtml } from './override-value.ts';
import type { Question } from './voice.ts';

const text = (longest: number) =>
  z
    .string()
    .max(longest)
    .transform((written) => (isHtml(written) ? htmlToText(written) : written).replaceAll('\0', '').trim())
    .pipe(z.string().min(1, 'is empty'));
const questionList = z.array(z.strictObject({ question: text(500), answer: text(5_000) })).max(50);

/**
 * Replaces the questions about a product, or about every product, with their answers, in this order. Markup is taken off.
 * @param productId null: about every product
 * @throws AppError `invalid` that names the question; `not_found` for a product this shop does not have
 */
export async function setQuestions(
  scope: ShopScope,
  productId: string | null,
  questions: readonly Question[],
): Promise<void> {
  const { data, error } = questionList.safeParse(questions);
  if (!data) {
    const [issue] = error.issues;
    throw new AppError('invalid', `${['questions', ...issue!.path].join('.')}: ${issue!.message}`, {
      param: '$.questions',
    });
  }
  const shopId = scope.shop.id;
  await changeVoice(scope, async (tx) => {
    if (productId !== null) await assertProduct(scope, tx, productId);
    await tx.productQuestion.deleteMany({ where: { shopId, productId } });
    await tx.productQuestion.createMany({
      data: data.map((asked, position) => ({
        ...{ shopId, id: scope.newId('question'), productId, position },
        ...asked,
      })),
    });
    return { productId, result: undefined };
  });
}
