import { withoutTranslations } from '#app/catalog/without-translations.ts';
import type { Services } from '#app/services.server.ts';
import { callShopify } from '#app/shopify/admin-client.server.ts';
import { GetPoliciesDocument } from '#app/shopify/operations/admin.generated.ts';
import { isAccessDenied } from '#app/shopify/shopify-error.ts';
import { mapPolicies, type MirroredPolicy } from './map-policies.ts';

/**
 * The shop's policies (`read_legal_policies`), without their translations where the merchant has not approved that
 * scope yet; null where not even they may be read: then what is known stays.
 * @throws ShopifyError if Shopify cannot be asked.
 */
export async function readPolicies(services: Services, domain: string): Promise<MirroredPolicy[] | null> {
  for (const document of [GetPoliciesDocument, withoutTranslations(GetPoliciesDocument)]) {
    try {
      const { shop } = await callShopify(services, domain, document, {}, { lane: 'checkout' });
      return mapPolicies(shop.shopPolicies);
    } catch (error) {
      if (!isAccessDenied(error)) throw error;
    }
  }
  return null;
}
