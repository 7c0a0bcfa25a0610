import type { Language } from '#app/kernel/language.ts';
import type { PolicyTranslations } from './map-policies.ts';
import type { ShopScope } from './shop-scope.server.ts';

/** A legal text of the shop, to be read by an agent or its buyer. */
export interface Policy {
  /** GraphQL `ShopPolicyType`: REFUND_POLICY, SHIPPING_POLICY, PRIVACY_POLICY, TERMS_OF_SERVICE, … */
  type: string;
  /** In the shop's primary language: Shopify translates only the text. */
  title: string;
  url: string;
  /** Plain text, as long as the merchant wrote it. */
  text: string;
  markdown: string;
  /** Of text and Markdown; null: the shop's primary one. */
  language: Language | null;
  /** When the merchant last changed it. */
  updatedAt: Date;
}

/**
 * The shop's policies as it was last read (refresh-shop): none of a shop that does not let them be read.
 * @param language of the texts, where the shop has translated them; absent: the shop's primary one
 */
export async function listPolicies({ db, shop }: ShopScope, language?: Language): Promise<Policy[]> {
  const rows = await db.shopPolicy.findMany({ where: { shopId: shop.id }, orderBy: { type: 'asc' } });
  return rows.map(({ type, title, url, text, markdown, translations, shopifyUpdatedAt }) => {
    const translated = language && (translations as unknown as PolicyTranslations)[language];
    return {
      ...{ type, title, url, text, markdown, language: null },
      ...(translated && { ...translated, language }),
      updatedAt: shopifyUpdatedAt,
    };
  });
}
