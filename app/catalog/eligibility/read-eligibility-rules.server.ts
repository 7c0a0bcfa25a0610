import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { toRule, type EligibilityRule } from './eligibility-rule.ts';

/** The shop's rules that are on, in their order; the database is not asked where its row says that there are none. */
export async function readEligibilityRules({
  db,
  shop,
}: Pick<ShopScope, 'db' | 'shop'>): Promise<EligibilityRule[]> {
  if (shop.eligibilityRuleCount === 0) return [];
  const rows = await db.eligibilityRule.findMany({
    where: { shopId: shop.id, enabled: true },
    orderBy: { position: 'asc' },
  });
  return rows.map(toRule);
}
