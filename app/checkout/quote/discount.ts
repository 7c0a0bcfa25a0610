/** Why a discount code does not count, in the words of ACP's discount extension (rfc.discount_extension.md, 7.1). */
export type DiscountRejection =
  | 'discount_code_expired'
  | 'discount_code_invalid'
  | 'discount_code_already_applied'
  | 'discount_code_combination_disallowed'
  | 'discount_code_minimum_not_met'
  | 'discount_code_user_not_logged_in'
  | 'discount_code_user_ineligible'
  | 'discount_code_usage_limit_reached';

export interface RejectedDiscount {
  /** As the agent wrote it. */
  code: string;
  /** Its place among the codes the agent gave. */
  index: number;
  reason: DiscountRejection;
}

/** What a discount is off (Shopify's discount classes). */
export type DiscountTarget = 'product' | 'order' | 'shipping';

/** A discount that counts. Amounts are minor units of the session's currency. */
export interface AppliedDiscount {
  /** The number in Shopify's id of the discount, or its place among the discounts where Shopify gives none. */
  id: string;
  /** Null for an automatic one. */
  code: string | null;
  title: string;
  /** All it takes off. */
  amount: number;
  automatic: boolean;
  /** What it is worth, where Shopify says so: one of the two at most. */
  percentOff: number | null;
  amountOff: number | null;
  target: DiscountTarget;
  /** Uses of its code are counted, all of them or each buyer's; null: there is no code, or that could not be asked. */
  limited: boolean | null;
  /** What it takes off each line, by the line's place in the cart; what is missing to `amount` is off the shipping. */
  lines: { index: number; amount: number }[];
}
