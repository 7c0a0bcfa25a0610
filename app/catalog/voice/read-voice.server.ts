import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import type { Override } from './override.ts';
import { SILENT, toVoice, type Question, type Voice } from './voice.ts';

/**
 * What the merchant says of these products, in one statement; of a shop that says nothing (`shops.has_voice`) in none.
 * @param connectionId the agent who sees them; null: only what every agent is told
 */
export async function readVoice(
  { db, shop }: Pick<ShopScope, 'db' | 'shop'>,
  productIds: readonly string[],
  connectionId: string | null,
): Promise<Voice> {
  if (!shop.hasVoice || productIds.length === 0) return SILENT;
  const ids = [...new Set(productIds)];
  const [row] = await db.$queryRaw<
    [{ overrides: Override[] | null; questions: (Question & { productId: string | null })[] | null }]
  >`
    SELECT
      (SELECT json_agg(o) FROM (SELECT id, product_id AS "productId", filter_field AS "filterField",
        filter_value AS "filterValue", connection_id AS "connectionId", field, value, is_template AS "isTemplate"
        FROM catalog_overrides WHERE shop_id = ${shop.id} AND (product_id IS NULL OR product_id = ANY(${ids}::text[]))
          AND (connection_id IS NULL OR connection_id = ${connectionId}::text)) o) AS overrides,
      (SELECT json_agg(q) FROM (SELECT product_id AS "productId", question, answer
        FROM product_questions WHERE shop_id = ${shop.id} AND (product_id IS NULL OR product_id = ANY(${ids}::text[]))
        ORDER BY position, id) q) AS questions`;
  return toVoice(shop.name, row.overrides ?? [], row.questions ?? []);
}
