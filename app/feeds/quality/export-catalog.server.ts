import { judged, effectOf } from '#app/catalog/eligibility/judge-eligibility.ts';
import type { CatalogItem } from '#app/catalog/catalog-item.ts';
import { streamCatalog } from '#app/catalog/stream-catalog.server.ts';
import { guardFormula } from '#app/kernel/formula-guard.ts';
import { formatDecimal } from '#app/kernel/money.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { feedContext } from '../feed-context.server.ts';
import { productsOf } from '../formats/acp/acp-format.ts';
import { delimited, type Delimited } from '../write/delimited.ts';
import { judgeItems, QUALITY_RULES } from './judge-items.ts';

export const EXPORTS = ['problems', 'products'] as const;
/** `problems`: a line for each rule that a variant breaks. `products`: a line for each variant, as agents see it. */
export type CatalogExport = (typeof EXPORTS)[number];

const COLUMNS = {
  problems: ['product_id', 'variant_id', 'sku', 'name', 'severity', 'rule', 'problem', 'fix'],
  products: [
    ...['item_id', 'product_id', 'variant_id', 'sku', 'name', 'description', 'price', 'currency'],
    ...['availability', 'available', 'brand', 'category', 'condition', 'url', 'image_url'],
    ...['standing', 'reason', 'rule'],
  ],
};

/**
 * The catalogue as CSV, a page of it at a time, as it is now.
 * @param wording says what a rule finds wrong, and what mends it
 */
export async function* exportCatalog(
  scope: ShopScope,
  what: CatalogExport,
  wording: (rule: string) => { problem: string; fix: string },
): AsyncGenerator<string> {
  const table = delimited(COLUMNS[what], ',');
  const context = await feedContext(scope);
  yield table.header;
  for await (const products of productsOf(streamCatalog(scope))) {
    const lines = products.flatMap((items) =>
      what === 'problems'
        ? problemsOf(items).map((row) => line(table, row))
        : items.map((item) => line(table, rowOf(judged(item, context.rules, context)))),
    );
    if (lines.length > 0) yield lines.join('');
  }

  function problemsOf(items: readonly CatalogItem[]) {
    const byVariant = new Map(items.map((item) => [item.variantId, item]));
    return judgeItems(items, context).flatMap(({ variantId, productId, rules }) =>
      rules.map((rule) => ({
        ...{ product_id: productId, variant_id: variantId, rule, ...wording(rule) },
        sku: byVariant.get(variantId)?.sku,
        name: byVariant.get(variantId)?.name,
        severity: QUALITY_RULES.get(rule)!.severity,
      })),
    );
  }
}

function rowOf(item: CatalogItem) {
  return {
    ...{ item_id: item.itemId, product_id: item.productId, variant_id: item.variantId, sku: item.sku },
    ...{ name: item.name, description: item.description, brand: item.brand, condition: item.condition },
    ...{ price: formatDecimal(item.price, item.currency), currency: item.currency },
    ...{ availability: item.availability, available: item.available, url: item.url },
    category: item.merchantCategory ?? item.category,
    image_url: item.imageUrls[0],
    ...{ standing: effectOf(item.sellability), reason: item.sellability.reason, rule: item.sellability.rule },
  };
}

function line(table: Delimited, row: Record<string, string | number | null | undefined>): string {
  const cells = Object.entries(row).map(([name, value]) => [
    name,
    typeof value === 'string' ? guardFormula(value) : value,
  ]);
  return table.line(Object.fromEntries(cells) as Record<string, unknown>);
}
