import type { DiscountRecord } from '#sandbox/shopify/state/records.ts';
import { canCombine, discountClass, discountStatus } from './discount-class.ts';

/** Why a discount that could apply does not when another one is in its way. */
export const NOT_COMBINABLE = "Discount code can't be combined with another discount";

/** A line as discounts look at it; `leftMinor` is what the caller's own discounts have left of it. */
export interface DiscountableLine {
  productId: string | null;
  quantity: number;
  isGiftCard: boolean;
  leftMinor: number;
}

/** What decides which discounts apply to a cart. */
export interface DiscountCart {
  lines: DiscountableLine[];
  discountCodes: string[];
  acceptAutomaticDiscounts: boolean;
  /** Null: nobody known. */
  customerId: string | null;
  /** Upper-case codes that this buyer has used in earlier orders. */
  usedCodes: string[];
}

/** What came of the codes of a cart. */
export interface DiscountOutcome {
  accepted: DiscountRecord[];
  refused: { code: string; reason: string }[];
}

/**
 * Which discounts apply: the codes in the order given, each once, then the automatic ones. Codes are
 * case-insensitive; a refused one is skipped, never an error, and an automatic one that does not fit is not mentioned.
 * Of two that do not combine the first stays. (Shopify looks for the combination that saves most; a cart whose
 * discounts all combine, or that has one code, comes out the same.)
 */
export function chooseDiscounts(discounts: DiscountRecord[], cart: DiscountCart, now: Date): DiscountOutcome {
  const outcome: DiscountOutcome = { accepted: [], refused: [] };
  for (const code of new Set(cart.discountCodes.map((text) => text.trim().toUpperCase()).filter(Boolean))) {
    const discount = findByCode(discounts, code);
    const reason = discount ? refusal(discount, outcome.accepted, cart, now) : 'Discount code is invalid';
    if (discount && reason === null) outcome.accepted.push(discount);
    else outcome.refused.push({ code, reason: reason! });
  }
  const automatic = cart.acceptAutomaticDiscounts ? discounts.filter(({ code }) => code === null) : [];
  for (const discount of automatic)
    if (refusal(discount, outcome.accepted, cart, now) === null) outcome.accepted.push(discount);
  return outcome;
}

/** The discount of a code, in any case of letters. */
export function findByCode(discounts: DiscountRecord[], code: string): DiscountRecord | undefined {
  const wanted = code.trim().toUpperCase();
  return discounts.find((row) => row.code?.toUpperCase() === wanted);
}

/** Whether a discount lowers a line: gift cards are never discounted. */
export function isEntitled(
  discount: DiscountRecord,
  line: Pick<DiscountableLine, 'productId' | 'isGiftCard'>,
): boolean {
  if (line.isGiftCard) return false;
  return !discount.productIds || (line.productId !== null && discount.productIds.includes(line.productId));
}

function refusal(
  discount: DiscountRecord,
  accepted: DiscountRecord[],
  cart: DiscountCart,
  now: Date,
): string | null {
  return (
    refusalByTime(discount, now) ??
    refusalByBuyer(discount, cart) ??
    refusalByGoods(discount, cart) ??
    (accepted.every((other) => canCombine(discount, other)) ? null : NOT_COMBINABLE)
  );
}

function refusalByTime(discount: DiscountRecord, now: Date): string | null {
  const status = discountStatus(discount, now);
  if (status === 'EXPIRED') return 'Discount code expired';
  if (status === 'SCHEDULED') return 'Discount code is not active yet';
  const { usageLimit, usageCount = 0 } = discount;
  return usageLimit !== undefined && usageCount >= usageLimit
    ? 'Discount code usage limit has been reached'
    : null;
}

function refusalByBuyer(discount: DiscountRecord, cart: DiscountCart): string | null {
  const { customerIds, code, oncePerCustomer } = discount;
  if (customerIds && (cart.customerId === null || !customerIds.includes(cart.customerId)))
    return 'Discount code is not available to this customer';
  return oncePerCustomer && code !== null && cart.usedCodes.includes(code.toUpperCase())
    ? 'Discount code has already been used by this customer'
    : null;
}

/** The minimum counts the goods the discount is for, before any discount of the shop. */
function refusalByGoods(discount: DiscountRecord, cart: DiscountCart): string | null {
  const goods =
    discountClass(discount) === 'PRODUCT'
      ? cart.lines.filter((line) => isEntitled(discount, line))
      : cart.lines;
  if (discountClass(discount) !== 'SHIPPING' && !goods.some((line) => isEntitled(discount, line)))
    return "Discount code isn't valid for the items in the cart";
  const subtotal = goods.reduce((sum, line) => sum + line.leftMinor, 0);
  const units = goods.reduce((sum, line) => sum + line.quantity, 0);
  return subtotal < discount.minimumSubtotalMinor || units < (discount.minimumQuantity ?? 0)
    ? 'Discount code minimum purchase is not reached'
    : null;
}
