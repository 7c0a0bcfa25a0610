import type { ShopifyContext } from '#sandbox/shopify/context.ts';
import { describeDiscount } from '#sandbox/shopify/commerce/describe-discount.ts';
import { combinations, discountClass, discountStatus } from '#sandbox/shopify/commerce/discount-class.ts';
import { moneyV2 } from '#sandbox/shopify/graphql/money.ts';
import type { DiscountRecord } from '#sandbox/shopify/state/records.ts';

/** When a discount without a start has been active since; the schema wants an instant. */
const ALWAYS = '2020-01-01T00:00:00Z';

/** GraphQL `DiscountNode`. */
export function discountNode(context: ShopifyContext, discount: DiscountRecord) {
  const id = `gid://shopify/DiscountNode/${discount.id.split('/').pop()}`;
  return { id, discount: discountSource(context, discount) };
}

/** GraphQL `DiscountCodeNode` of a code discount. */
export function codeDiscountNode(context: ShopifyContext, discount: DiscountRecord) {
  return {
    __typename: 'DiscountCodeNode',
    id: discount.id,
    codeDiscount: discountSource(context, discount),
  };
}

/** GraphQL `DiscountCodeBasic`, `DiscountCodeFreeShipping`, `DiscountAutomaticBasic` or `…FreeShipping`. */
function discountSource(context: ShopifyContext, discount: DiscountRecord) {
  const { currencyCode } = context.shop();
  const startsAt = discount.startsAt ?? ALWAYS;
  return {
    __typename: `Discount${discount.code === null ? 'Automatic' : 'Code'}${
      discount.kind === 'free_shipping' ? 'FreeShipping' : 'Basic'
    }`,
    record: discount,
    title: discount.title,
    ...describeDiscount(discount, currencyCode),
    status: discountStatus(discount, context.clock()),
    startsAt,
    endsAt: discount.endsAt,
    createdAt: startsAt,
    updatedAt: startsAt,
    usageLimit: discount.usageLimit ?? null,
    asyncUsageCount: discount.usageCount ?? 0,
    appliesOncePerCustomer: discount.oncePerCustomer ?? false,
    minimumRequirement: minimumRequirement(discount, currencyCode),
    context: buyers(context, discount),
    combinesWith: combinations(discount),
    discountClass: discountClass(discount),
    discountClasses: [discountClass(discount)],
    customerGets: discount.kind === 'free_shipping' ? null : customerGets(discount, currencyCode),
    destinationSelection: { __typename: 'DiscountCountryAll', allCountries: true },
    maximumShippingPrice: null,
    recurringCycleLimit: discount.code === null ? 1 : null,
    appliesOnOneTimePurchase: true,
    appliesOnSubscription: false,
    codesCount: { count: 1, precision: 'EXACT' },
    hasTimelineComment: false,
    shareableUrls: [],
    tags: [],
  };
}

function minimumRequirement(discount: DiscountRecord, currency: string) {
  if (discount.minimumQuantity)
    return {
      __typename: 'DiscountMinimumQuantity',
      greaterThanOrEqualToQuantity: String(discount.minimumQuantity),
    };
  if (discount.minimumSubtotalMinor === 0) return null;
  return {
    __typename: 'DiscountMinimumSubtotal',
    greaterThanOrEqualToSubtotal: moneyV2(discount.minimumSubtotalMinor, currency),
  };
}

function buyers({ state }: ShopifyContext, { customerIds }: DiscountRecord) {
  if (!customerIds) return { __typename: 'DiscountBuyerSelectionAll', all: 'ALL' };
  return {
    __typename: 'DiscountCustomers',
    customers: customerIds.map((id) => state.customers.get(id)).filter((row) => row !== undefined),
  };
}

/** Shopify gives a percentage as a fraction: 0.1 for 10 percent. */
function customerGets(discount: DiscountRecord, currency: string) {
  return {
    appliesOnOneTimePurchase: true,
    appliesOnSubscription: false,
    items: discount.productIds
      ? { __typename: 'DiscountProducts', productIds: discount.productIds }
      : { __typename: 'AllDiscountItems', allItems: true },
    value:
      discount.kind === 'percentage'
        ? { __typename: 'DiscountPercentage', percentage: discount.percentage / 100 }
        : {
            __typename: 'DiscountAmount',
            amount: moneyV2(discount.amountMinor, currency),
            appliesOnEachItem: false,
          },
  };
}
