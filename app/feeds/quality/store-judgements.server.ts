import type { Queryable } from '#app/db/database.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { QUALITY_RULES, type Judgement } from './judge-items.ts';

/** What anybody is told of as soon as it is new. */
const GRAVE = [...QUALITY_RULES].filter(([, { severity }]) => severity !== 'advice').map(([id]) => id);

/**
 * Keeps what is wrong with these variants, in the caller's transaction; those with nothing wrong are forgotten.
 * Errors and warnings that a variant did not have before are noted, to be told of (tell-new-problems.server.ts).
 */
export async function storeJudgements(
  { shop }: ShopScope,
  tx: Queryable,
  judgements: readonly Judgement[],
  at: Date,
): Promise<void> {
  const good = judgements.filter(({ severity }) => severity === null).map(({ variantId }) => variantId);
  const bad = judgements.filter(({ severity }) => severity !== null);
  if (good.length > 0)
    await tx.qualityProblem.deleteMany({ where: { shopId: shop.id, variantId: { in: good } } });
  if (bad.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO quality_problems AS known
      (shop_id, variant_id, product_id, rules, severity, judged_at, new_rules)
    SELECT ${shop.id}, "variantId", "productId", rules, severity, ${at}::timestamptz,
      ARRAY(SELECT rule FROM unnest(rules) AS rule WHERE rule = ANY(${GRAVE}))
    FROM json_to_recordset(${JSON.stringify(bad)}::json)
      AS row ("variantId" text, "productId" text, rules text[], severity text)
    ON CONFLICT (shop_id, variant_id) DO UPDATE SET product_id = excluded.product_id, rules = excluded.rules,
      severity = excluded.severity, judged_at = excluded.judged_at,
      new_rules = ARRAY(SELECT rule FROM unnest(excluded.new_rules) AS rule
        WHERE rule = ANY(known.new_rules) OR rule <> ALL(known.rules))`;
}
