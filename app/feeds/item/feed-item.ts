import { ruleFor } from '#app/agents/product-rule.ts';
import type { CatalogItem } from '#app/catalog/catalog-item.ts';
import { judgeEligibility } from '#app/catalog/eligibility/judge-eligibility.ts';
import type { Sellability } from '#app/catalog/sellability.ts';
import type { FeedContext } from '../feed-format.ts';
import { toGtin } from '../gtin.ts';
import { attributesOf, type Attributes } from './attributes.ts';
import { pricesOf, type ItemPrices } from './item-prices.ts';

/** An item as every format needs it: decided once, said in each format's own words. Amounts are minor units. */
export interface FeedItem extends Attributes, ItemPrices {
  item: CatalogItem;
  url: string;
  imageUrl: string;
  otherImageUrls: string[];
  /** The shop's name where the product has no brand: the specs require one. */
  brand: string;
  /** The name where there is no description. */
  description: string;
  /** It can be bought in the chat: by the shop's rules, by those for the agent, and by the shop's means. */
  checkout: boolean;
  gtin: string | null;
  /** Of a product with several variants; never equal to an item's id. */
  groupId: string | null;
}

/**
 * Why an item has no row. `hidden`: it is not for agents, by which of the merchant's rules if by one; `prohibited`:
 * platforms refuse it. Else the required field that the shop does not have.
 */
export type Omission = 'hidden' | `hidden: ${string}` | 'prohibited' | 'image_url' | 'price' | 'url';

/**
 * What the formats have in common, or why none has a row: platforms reject rows without a required field, and hidden
 * products are the merchant's secret.
 */
export function toFeedItem(item: CatalogItem, context: FeedContext): FeedItem | Omission {
  const sellability = judgeEligibility(item, context.rules, context);
  if (!sellability.searchable) return whyHidden(sellability);
  if (item.url === null) return 'url';
  const [imageUrl, ...otherImageUrls] = item.imageUrls;
  if (imageUrl === undefined) return 'image_url';
  const { currency, regularPrice, salePrice } = pricesOf(item, context.country);
  if ((salePrice ?? regularPrice) <= 0) return 'price';
  const { seller } = context;
  return {
    ...attributesOf(item),
    item,
    url: item.url,
    imageUrl,
    otherImageUrls,
    brand: item.brand || seller.name,
    description: item.description || item.name,
    currency,
    regularPrice,
    salePrice,
    checkout: sellability.sellable && ruleFor(item, context.productRules) === null && sellsInChat(context),
    gtin: toGtin(item.barcode),
    groupId: item.variantCount > 1 ? `product-${item.productId}` : null,
    ...(item.condition && { condition: item.condition }),
  };
}

function whyHidden({ reason, rule }: Sellability): Omission {
  if (rule !== undefined) return `hidden: ${rule}`;
  return reason === 'prohibited' ? 'prohibited' : 'hidden';
}

/** Checkout needs both policies, by OpenAI's contract, and a way to pay. */
function sellsInChat({ seller }: FeedContext): boolean {
  return seller.takesPayments && seller.privacyPolicyUrl !== null && seller.termsUrl !== null;
}
