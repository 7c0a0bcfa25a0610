import type { AddressRecord, ProductRecord, VariantRecord } from '#sandbox/shopify/state/records.ts';
import type { Reduction } from './discounts.ts';

/** A discount the caller gives, on a line or on the whole draft. */
export interface AppliedReduction {
  reduction: Reduction;
  title: string | null;
  description: string;
}

/** A price in the shop's currency and in the one shown to the buyer; the same when the buyer pays in the shop's. */
export interface PriceLegs {
  shopMinor: number;
  shownMinor: number;
}

export interface CartLine {
  uuid: string;
  variant: VariantRecord | null;
  product: ProductRecord | null;
  title: string;
  quantity: number;
  unitPrice: PriceLegs;
  /** `priceOverride`: the caller's price instead of the catalogue's. */
  overridden: boolean;
  sku: string | null;
  taxable: boolean;
  requiresShipping: boolean;
  isGiftCard: boolean;
  applied: AppliedReduction | null;
  customAttributes: { key: string; value: string }[];
}

/** Everything a draft order is calculated from. Fixed reductions are in minor units of the shop's currency. */
export interface Cart {
  lines: CartLine[];
  shippingAddress: AddressRecord | null;
  billingAddress: AddressRecord | null;
  discountCodes: string[];
  acceptAutomaticDiscounts: boolean;
  /** Null: nobody known. */
  customerId: string | null;
  /** Upper-case codes that this buyer has used in earlier orders. */
  usedCodes: string[];
  applied: AppliedReduction | null;
  taxExempt: boolean;
  shippingLine: { handle: string } | { title: string; price: PriceLegs } | null;
  /** The buyer's currency and how many of it one unit of the shop's buys; null: the shop's own. */
  presentment: { currencyCode: string; rate: string } | null;
}
