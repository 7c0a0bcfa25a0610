import type { CatalogItem } from '#app/catalog/catalog-item.ts';
import { judged } from '#app/catalog/eligibility/judge-eligibility.ts';
import type { Queryable } from '#app/db/database.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import type { FeedContext } from '../feed-format.ts';
import type { Judgement } from './judge-items.ts';
import { standingOf } from './product-standing.ts';

interface JudgedProduct {
  /** All variants of it. */
  items: readonly CatalogItem[];
  judgements: readonly Judgement[];
}

/** Keeps how these products stand with agents, in the caller's transaction; one that is gone from the mirror is left out. */
export async function storeStandings(
  { shop }: ShopScope,
  tx: Queryable,
  products: readonly JudgedProduct[],
  context: FeedContext,
  at: Date,
): Promise<void> {
  const there = products.filter(({ items }) => items.length > 0);
  const titles = await titlesOf(shop.id, tx, there);
  const standings = there.flatMap(({ items, judgements }) => {
    const title = titles.get(items[0]!.productId);
    if (title === undefined) return [];
    return [
      standingOf(
        items.map((item) => judged(item, context.rules, context)),
        judgements,
        title,
      ),
    ];
  });
  if (standings.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO product_standings (shop_id, product_id, title, words, effect, reason, rule_name, rules, severity, judged_at)
    SELECT ${shop.id}, "productId", title, words, effect, reason, "ruleName", rules, severity, ${at}::timestamptz
    FROM json_to_recordset(${JSON.stringify(standings)}::json) AS row ("productId" text, title text, words text,
      effect text, reason text, "ruleName" text, rules text[], severity text)
    ON CONFLICT (shop_id, product_id) DO UPDATE SET title = excluded.title, words = excluded.words,
      effect = excluded.effect, reason = excluded.reason, rule_name = excluded.rule_name, rules = excluded.rules,
      severity = excluded.severity, judged_at = excluded.judged_at`;
}

async function titlesOf(
  shopId: string,
  tx: Queryable,
  products: readonly JudgedProduct[],
): Promise<Map<string, string>> {
  const ids = products.map(({ items }) => items[0]!.productId);
  const rows = await tx.product.findMany({
    where: { shopId, id: { in: ids } },
    select: { id: true, title: true },
  });
  return new Map(rows.map(({ id, title }) => [id, title]));
}
