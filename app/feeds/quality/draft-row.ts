import type { CatalogItem } from '#app/catalog/catalog-item.ts';
import { attributesOf } from '../item/attributes.ts';
import { pricesOf } from '../item/item-prices.ts';
import { moneyText } from '../item/money-text.ts';
import type { FeedContext } from '../feed-format.ts';
import type { Row } from '../rules/feed-rule.ts';

/**
 * What the merchant has written, as a row of OpenAI's newest contract: nothing is cut, left out or filled in, so that
 * the rules see what a feed would hide.
 */
export function toDraftRow(item: CatalogItem, { seller, country }: FeedContext): Row {
  const { currency, regularPrice, salePrice } = pricesOf(item, country);
  const { ageGroup, ...attributes } = attributesOf(item);
  const [imageUrl, ...others] = item.imageUrls;
  return {
    item_id: item.itemId,
    title: item.name,
    description: item.description,
    url: item.url,
    brand: item.brand,
    seller_name: seller.name,
    image_url: imageUrl,
    additional_image_urls: others,
    availability: item.availability,
    price: moneyText(regularPrice, currency),
    sale_price: salePrice === null ? undefined : moneyText(salePrice, currency),
    is_eligible_checkout: item.sellability.sellable && seller.takesPayments,
    ...(item.variantCount > 1 && {
      group_id: `product-${item.productId}`,
      listing_has_variations: true,
      variant_dict: Object.fromEntries(item.options.map(({ name, value }) => [name, value])),
    }),
    gtin: item.barcode,
    product_category: item.merchantCategory ?? item.category,
    ...attributes,
    age_group: ageGroup,
    condition: item.condition ?? attributes.condition,
    seller_privacy_policy: seller.privacyPolicyUrl,
    seller_tos: seller.termsUrl,
  };
}
