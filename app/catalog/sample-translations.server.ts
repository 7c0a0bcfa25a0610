import type { Language } from '#app/kernel/language.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';

const SAMPLE = 200;

export interface TranslationSample {
  /** Products that were looked at. */
  products: number;
  /** How many of those the shop has translated. */
  translated: Partial<Record<Language, number>>;
}

/** In which languages the shop's products are there, by some of them: a look at all would read the whole mirror. */
export async function sampleTranslations({ db, shop }: ShopScope): Promise<TranslationSample> {
  const rows = await db.$queryRaw<{ language: Language | null; count: number }[]>`
    WITH looked_at AS (SELECT translations FROM products WHERE shop_id = ${shop.id} ORDER BY id LIMIT ${SAMPLE})
    SELECT NULL AS language, count(*)::int AS count FROM looked_at
    UNION ALL
    SELECT language, count(*)::int FROM looked_at, jsonb_object_keys(translations) AS language GROUP BY language`;
  const translated = rows.flatMap(({ language, count }) => (language ? [[language, count]] : []));
  return {
    products: rows.find(({ language }) => language === null)?.count ?? 0,
    translated: Object.fromEntries(translated) as TranslationSample['translated'],
  };
}
