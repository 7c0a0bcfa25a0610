import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import type { FeedRule } from '../rules/feed-rule.ts';
import { QUALITY_RULES } from './judge-items.ts';
import { productFieldUrl } from './product-field-url.ts';

const MOST_RUNS = 30;
const EXAMPLES = 3;

export interface Quality {
  /** Null: the catalogue was never judged. */
  score: number | null;
  judgedAt: Date | null;
  variants: number;
  hidden: number;
  /** The gravest and most frequent first. */
  problems: (Omit<FeedRule, 'breaks'> & {
    count: number;
    examples: { productId: string; variantId: string; url: string }[];
  })[];
  /** The newest first. */
  history: { at: Date; score: number; variants: number }[];
}

const GRAVITY = ['error', 'warning', 'advice'];

/** What is wrong with the catalogue as agents see it, by what mends it. */
export async function getQuality({ db, shop }: ShopScope): Promise<Quality> {
  const runs = await db.qualityRun.findMany({
    where: { shopId: shop.id },
    orderBy: { at: 'desc' },
    take: MOST_RUNS,
  });
  const groups = await db.$queryRaw<
    { rule: string; count: number; variants: string[]; products: string[] }[]
  >`
    SELECT rule, count(*)::int AS count, (array_agg(variant_id ORDER BY variant_id))[1:${EXAMPLES}] AS variants,
      (array_agg(product_id ORDER BY variant_id))[1:${EXAMPLES}] AS products
    FROM quality_problems, unnest(rules) AS rule WHERE shop_id = ${shop.id} GROUP BY rule`;
  const problems = groups.flatMap(({ rule: id, count, variants, products }) => {
    const rule = QUALITY_RULES.get(id);
    // Of a rule that is no more, until the catalogue is judged again.
    if (!rule) return [];
    const examples = variants.map((variantId, index) => {
      const productId = products[index]!;
      return {
        productId,
        variantId,
        url: productFieldUrl(shop, rule.productField, { productId, variantId }),
      };
    });
    return [{ ...told(rule), count, examples }];
  });
  const [newest] = runs;
  return {
    score: newest?.score ?? null,
    judgedAt: newest?.at ?? null,
    variants: newest?.variants ?? 0,
    hidden: newest?.hidden ?? 0,
    problems: problems.sort(
      (a, b) =>
        GRAVITY.indexOf(a.severity) - GRAVITY.indexOf(b.severity) ||
        b.count - a.count ||
        (a.id < b.id ? -1 : 1),
    ),
    history: runs.map(({ at, score, variants }) => ({ at, score, variants })),
  };
}

/** A rule without what only the machine needs. */
function told({ id, severity, field, problem, fix, productField }: Omit<FeedRule, 'breaks'>) {
  return { id, severity, field, problem, fix, productField };
}
