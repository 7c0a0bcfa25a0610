import { newDiscountId } from '#sandbox/shopify/commerce/discount-id.ts';
import type { DiscountCombinations, DiscountRecord } from '#sandbox/shopify/state/records.ts';
import type { ShopifyState } from '#sandbox/shopify/state/shopify-state.ts';

/** The address of the one account that may use FRIENDS20. */
const FRIEND_EMAIL = 'friend@demo-shop.example';

/** Combines with discounts of the other classes, not with another of its own. */
const WITH_OTHER_CLASSES: DiscountCombinations = {
  orderDiscounts: false,
  productDiscounts: true,
  shippingDiscounts: true,
};
const WITH_GOODS: DiscountCombinations = {
  orderDiscounts: true,
  productDiscounts: true,
  shippingDiscounts: false,
};

/**
 * Discounts of the demo shop: one of each kind, and one for each reason Shopify has to refuse a code. Amounts are
 * cents. The products must be in the state; those of MUG15 are the mugs, or the first product of other catalogues.
 */
export function demoDiscounts(state: ShopifyState, now: string): DiscountRecord[] {
  const code = (
    name: string,
    kind: DiscountRecord['kind'],
    fields: Partial<DiscountRecord>,
  ): DiscountRecord => ({
    id: newDiscountId(state, 'code'),
    code: name,
    title: name,
    kind,
    percentage: 0,
    amountMinor: 0,
    minimumSubtotalMinor: 0,
    endsAt: null,
    ...fields,
  });
  return [
    code('WELCOME10', 'percentage', { percentage: 10, combinesWith: WITH_OTHER_CLASSES }),
    code('TENOFF50', 'fixed', {
      amountMinor: 1000,
      minimumSubtotalMinor: 5000,
      combinesWith: WITH_OTHER_CLASSES,
    }),
    code('SHIPFREE', 'free_shipping', { combinesWith: WITH_GOODS }),
    code('SUMMER2020', 'percentage', { percentage: 20, endsAt: '2020-09-01T00:00:00Z' }),
    code('NEXTCENTURY', 'percentage', { percentage: 20, startsAt: '2100-01-01T00:00:00Z' }),
    code('FIRST100', 'fixed', { amountMinor: 500, usageLimit: 100, usageCount: 100 }),
    code('BULK5', 'percentage', { percentage: 5, minimumQuantity: 5, combinesWith: WITH_OTHER_CLASSES }),
    code('ONCE15', 'percentage', { percentage: 15, oncePerCustomer: true }),
    code('FRIENDS20', 'percentage', { percentage: 20, customerIds: [friend(state, now)] }),
    code('MUG15', 'percentage', {
      percentage: 15,
      productIds: mugs(state),
      combinesWith: { orderDiscounts: true, productDiscounts: true, shippingDiscounts: true },
    }),
    code('ALONE25', 'percentage', { percentage: 25 }),
    {
      id: newDiscountId(state, null),
      code: null,
      title: 'Big basket: 5% off from $1,000',
      kind: 'percentage',
      percentage: 5,
      amountMinor: 0,
      minimumSubtotalMinor: 100_000,
      endsAt: null,
      combinesWith: WITH_OTHER_CLASSES,
    },
  ];
}

/** Makes the account of FRIENDS20 and returns its gid. */
function friend(state: ShopifyState, now: string): string {
  const { id } = state.customers.put({
    id: state.gid('Customer'),
    email: FRIEND_EMAIL,
    phone: null,
    firstName: null,
    lastName: null,
    tags: [],
    emailMarketing: 'NOT_SUBSCRIBED',
    note: null,
    taxExempt: false,
    defaultAddress: null,
    createdAt: now,
    updatedAt: now,
  });
  return id;
}

function mugs(state: ShopifyState): string[] {
  const products = state.products.all();
  const found = products.filter(({ handle }) => handle.endsWith('-mug'));
  return (found.length > 0 ? found : products.slice(0, 1)).map(({ id }) => id);
}
