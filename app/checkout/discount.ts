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
  reason: DiscountRejection;
}

/** A discount that counts. Amounts are minor units of the session's currency. */
export interface AppliedDiscount {
  /** Shopify's id of the discount as text, or one made of its place where Shopify gives none. */
  id: string;
  /** Null for an automatic one. */
  code: string | null;
  title: string;
  /** All it takes off. */
  amount: number;
  automatic: boolean;
  /** What it is worth, where Shopify says so: exactly one of the two. */
  percentOff: number | null;
  amountOff: number | null;
  /** `each`: off the lines it fits; `across`: off the order or its shipping. */
  method: 'each' | 'across';
  /** What it takes off each line, by the line's place in the cart; the rest is off the shipping. */
  lines: { index: number; amount: number }[];
}
