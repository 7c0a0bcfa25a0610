import type { Language } from '#app/kernel/language.ts';
import type { ShopScope } from './shop-scope.server.ts';

/** The languages that each of the shop's policies is translated into, besides the shop's primary one, by its type. */
export async function policyLanguages({ db, shop }: ShopScope): Promise<Record<string, Language[]>> {
  const rows = await db.shopPolicy.findMany({
    where: { shopId: shop.id },
    select: { type: true, translations: true },
  });
  const pairs = rows.map(({ type, translations }) => [type, Object.keys(translations as object)]);
  return Object.fromEntries(pairs) as Record<string, Language[]>;
}
