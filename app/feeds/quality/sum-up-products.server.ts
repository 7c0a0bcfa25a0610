import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { EFFECTS, type EligibilityEffect } from '#app/catalog/eligibility/eligibility-rule.ts';
import { byGravity, QUALITY_RULES } from './judge-items.ts';

const MOST_RUNS = 30;

export interface CatalogSummary {
  /** Null: the catalogue was never judged. */
  score: number | null;
  judgedAt: Date | null;
  /** The newest first. */
  history: { at: Date; score: number; variants: number }[];
  /** Products that break each rule, the gravest first. */
  problems: { rule: string; products: number }[];
  /** Products by the most that an agent may do with them. */
  effects: Record<EligibilityEffect, number>;
}

/** The whole catalogue in figures: how good it is for agents, what mends it, and how much of it they may show and buy. */
export async function sumUpProducts({ db, shop }: ShopScope): Promise<CatalogSummary> {
  const where = { shopId: shop.id };
  const [runs, groups, effects] = await Promise.all([
    db.qualityRun.findMany({
      where,
      orderBy: { at: 'desc' },
      take: MOST_RUNS,
      select: { at: true, score: true, variants: true },
    }),
    db.$queryRaw<{ rule: string; products: number }[]>`
      SELECT rule, count(*)::int AS products FROM product_standings, unnest(rules) AS rule
      WHERE shop_id = ${shop.id} AND severity IS NOT NULL GROUP BY rule ORDER BY products DESC, rule`,
    db.productStanding.groupBy({ by: ['effect'], where, _count: true }),
  ]);
  const counts = new Map(groups.map(({ rule, products }) => [rule, products]));
  const known = groups.map(({ rule }) => rule).filter((rule) => QUALITY_RULES.has(rule));
  const counted = EFFECTS.map((effect) => [
    effect,
    effects.find((row) => row.effect === effect)?._count ?? 0,
  ]);
  return {
    score: runs[0]?.score ?? null,
    judgedAt: runs[0]?.at ?? null,
    history: runs,
    problems: byGravity(known).map((rule) => ({ rule, products: counts.get(rule)! })),
    effects: Object.fromEntries(counted) as Record<EligibilityEffect, number>,
  };
}
