import { addSeconds } from '#app/kernel/clock.ts';
import { parseDecimal } from '#app/kernel/money.ts';
import { fromGid } from '#app/shopify/gid.ts';
import type { ListAutomaticDiscountsQuery } from '#app/shopify/operations/admin.generated.ts';

/** `Promotion` of OpenAI's feed API (specs/api: promotions). Amounts are minor units. */
export interface Promotion {
  id: string;
  title: string;
  description?: string;
  status: 'scheduled' | 'active' | 'expired' | 'disabled';
  /** RFC 3339 */
  active_period: { start_time: string; end_time: string };
  benefits: Benefit[];
  /** Absent: everything in the shop. */
  applies_to?: { product_id: string; variant_ids?: string[] }[];
}

type Benefit =
  | { type: 'amount_off'; amount_off: { amount: number; currency: string } }
  | { type: 'percent_off'; percent_off: number }
  | { type: 'free_shipping' };

export type AutomaticDiscount = ListAutomaticDiscountsQuery['discountNodes']['nodes'][number];
type Basic = Extract<AutomaticDiscount['discount'], { __typename: 'DiscountAutomaticBasic' }>;

/**
 * A promotion must end; a discount need not. One without an end is told to hold for so long, and again with each
 * snapshot.
 */
const OPEN_END_SECONDS = 30 * 24 * 3600;

/**
 * An automatic discount of the shop's as agents are told of it, or null where they cannot be told all of it: for some
 * customers, from some sum or number on, to some countries, or for more products than Shopify names at once. A promise
 * with a condition that is not told would be a false one.
 * @param productsIn products of the mirror in these collections
 */
export function toPromotion(
  { id, discount }: AutomaticDiscount,
  now: Date,
  productsIn: (collectionIds: string[]) => string[],
): Promotion | null {
  if (
    discount.__typename !== 'DiscountAutomaticBasic' &&
    discount.__typename !== 'DiscountAutomaticFreeShipping'
  )
    return null;
  if (discount.context.__typename !== 'DiscountBuyerSelectionAll' || discount.minimumRequirement) return null;
  if (discount.status !== 'ACTIVE' && discount.status !== 'SCHEDULED') return null;
  const benefit = benefitOf(discount);
  const goods = discount.__typename === 'DiscountAutomaticBasic' ? goodsOf(discount, productsIn) : {};
  if (!benefit || !goods) return null;
  const { title, summary, startsAt, endsAt } = discount;
  const open = new Date(Math.max(now.getTime(), Date.parse(startsAt)));
  return {
    id: fromGid(id),
    title,
    ...(summary && summary !== title && { description: summary }),
    status: discount.status === 'ACTIVE' ? 'active' : 'scheduled',
    active_period: {
      start_time: startsAt,
      end_time: endsAt ?? addSeconds(open, OPEN_END_SECONDS).toISOString(),
    },
    benefits: [benefit],
    ...goods,
  };
}

function benefitOf(
  discount: Extract<
    AutomaticDiscount['discount'],
    { __typename: 'DiscountAutomaticBasic' | 'DiscountAutomaticFreeShipping' }
  >,
): Benefit | null {
  if (discount.__typename === 'DiscountAutomaticFreeShipping') {
    const isEverywhere = discount.destinationSelection.__typename === 'DiscountCountryAll';
    return isEverywhere && !discount.maximumShippingPrice ? { type: 'free_shipping' } : null;
  }
  const { value } = discount.customerGets;
  if (value.__typename === 'DiscountPercentage')
    return { type: 'percent_off', percent_off: Math.round(value.percentage * 10_000) / 100 };
  // An amount off the whole order is not one off each product.
  if (value.__typename !== 'DiscountAmount' || !value.appliesOnEachItem) return null;
  const { amount, currencyCode: currency } = value.amount;
  return { type: 'amount_off', amount_off: { amount: parseDecimal(amount, currency), currency } };
}

/** Null: not all of them are known. */
function goodsOf(
  { customerGets: { items } }: Basic,
  productsIn: (collectionIds: string[]) => string[],
): Pick<Promotion, 'applies_to'> | null {
  switch (items.__typename) {
    case 'AllDiscountItems':
      return {};
    case 'DiscountCollections': {
      const { nodes, pageInfo } = items.collections;
      const ids = productsIn(nodes.map((node) => fromGid(node.id)));
      if (pageInfo.hasNextPage || ids.length === 0) return null;
      return { applies_to: ids.map((product_id) => ({ product_id })) };
    }
    case 'DiscountProducts': {
      const { products, productVariants } = items;
      if (products.pageInfo.hasNextPage || productVariants.pageInfo.hasNextPage) return null;
      const variants = productVariants.nodes;
      const parents = [...new Set(variants.map(({ product }) => product.id))];
      return {
        applies_to: [
          ...products.nodes.map((product) => ({ product_id: fromGid(product.id) })),
          ...parents.map((parent) => ({
            product_id: fromGid(parent),
            variant_ids: variants
              .filter(({ product }) => product.id === parent)
              .map((variant) => fromGid(variant.id)),
          })),
        ],
      };
    }
  }
}
