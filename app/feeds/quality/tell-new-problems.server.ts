import type { Queryable } from '#app/db/database.server.ts';
import { queueFlowTrigger } from '#app/flow/triggers/queue-flow-triggers.server.ts';
import { adminUrl } from '#app/shops/admin-url.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { byGravity, QUALITY_RULES } from './judge-items.ts';

/**
 * Tells Shopify Flow, in the caller's transaction, of the errors and warnings that it has not been told of: once for all
 * that a judgement has found. What a judgement that broke off has found is still among them.
 * @param productIds those that were judged; absent: the whole catalogue
 */
export async function tellNewProblems(
  scope: ShopScope,
  tx: Queryable,
  productIds: readonly string[] | null = null,
): Promise<void> {
  const shopId = scope.shop.id;
  const found = await tx.$queryRaw<{ productId: string; rules: string[] }[]>`
    WITH fresh AS (
      SELECT variant_id, product_id, new_rules FROM quality_problems
      WHERE shop_id = ${shopId} AND new_rules <> '{}'
        AND (${productIds}::text[] IS NULL OR product_id = ANY(${productIds}::text[]))
      ORDER BY variant_id FOR UPDATE),
    told AS (
      UPDATE quality_problems AS problem SET new_rules = '{}' FROM fresh
      WHERE problem.shop_id = ${shopId} AND problem.variant_id = fresh.variant_id)
    SELECT product_id AS "productId", array_agg(DISTINCT rule) AS rules
    FROM fresh, unnest(new_rules) AS rule GROUP BY product_id ORDER BY product_id`;
  const known = found.flatMap(({ productId, rules }) => {
    const [rule] = byGravity(rules.filter((id) => QUALITY_RULES.has(id)));
    return rule === undefined ? [] : [{ productId, rule }];
  });
  const [gravest] = byGravity(known.map(({ rule }) => rule));
  if (gravest === undefined) return;
  await queueFlowTrigger(scope, tx, 'feed-has-new-problems', {
    facts: {
      product_id: Number(known.find(({ rule }) => rule === gravest)!.productId),
      'Products with new problems': known.length,
      'Products with new errors': known.filter(({ rule }) => QUALITY_RULES.get(rule)!.severity === 'error')
        .length,
      Problem: QUALITY_RULES.get(gravest)!.problem,
      Page: adminUrl(scope, '/app/catalog'),
    },
  });
}
