import type { Prisma } from '#app/db/client/client.ts';
import { recordStaffAction } from '#app/insights/record-staff-action.server.ts';
import { AppError } from '#app/kernel/app-error.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { checkReviewRules, readReviewRules, type ReviewRules } from './review-rules.ts';

/**
 * Changes the rules that are given, for sales from now on; the others stay.
 * @returns all rules as they are now
 * @throws AppError `invalid` whose `param` is the first rule that cannot be.
 */
export async function setReviewRules(scope: ShopScope, changes: Partial<ReviewRules>): Promise<ReviewRules> {
  const checked = checkReviewRules(changes);
  if (!checked.ok) {
    const { field, text } = checked.problems[0]!;
    throw new AppError('invalid', `${field}: ${text}`, { param: `$.${field}` });
  }
  // Merged by the database, so that two people who change different rules at once both have their way.
  return scope.db.$transaction(async (tx) => {
    const [row] = await tx.$queryRaw<{ rules: Prisma.JsonValue }[]>`
    UPDATE shops SET review_rules = review_rules || ${JSON.stringify(checked.rules)}::jsonb, updated_at = ${scope.clock()}
    WHERE id = ${scope.shop.id} RETURNING review_rules AS rules`;
    await recordStaffAction(scope, tx, {
      action: 'review_rules.changed',
      facts: { rules: Object.keys(checked.rules).join(', ') },
    });
    return readReviewRules(row!.rules);
  });
}
