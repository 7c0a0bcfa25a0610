import type { Queryable } from '#app/db/database.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { toRule, type EligibilityRule, type RuleFields } from './eligibility-rule.ts';

export interface ListedRule extends EligibilityRule, RuleFields {
  /** 1 is looked at first. */
  position: number;
  /** shops/actor.ts */
  updatedBy: string;
  updatedAt: Date;
}

/** All rules of the shop in their order, also those that are off. */
export async function listEligibilityRules(
  { shop }: Pick<ShopScope, 'shop'>,
  db: Queryable,
): Promise<ListedRule[]> {
  const rows = await db.eligibilityRule.findMany({
    where: { shopId: shop.id },
    orderBy: { position: 'asc' },
  });
  return rows.map((row) => ({
    position: row.position,
    ...toRule(row),
    updatedBy: row.updatedBy,
    updatedAt: row.updatedAt,
  }));
}
