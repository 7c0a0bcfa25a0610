import type { AppliedDiscount } from '#app/checkout/quote/discount.ts';
import type { CheckoutSession, SessionState } from '#app/checkout/session/session.ts';
import { wordsOf } from '#app/checkout/words/words.ts';

/** What discovery and sessions call it alike (rfc.extensions.md, section 3.3; example of DiscoveryExtension). */
export const DISCOUNT_EXTENSION = { name: 'discount', spec: 'https://agenticcommerce.dev/specs/discount' };

/** Of rfc.discount_extension.md, and of the releases whose schema has it. */
const VERSIONS = ['2026-01-27', '2026-01-30', '2026-04-17'];
const KNOWN_AS = ['discount', ...VERSIONS.map((version) => `discount@${version}`)];

/** `capabilities.extensions` where the discount extension is active (rfc.discount_extension.md, section 3). */
export function discountExtension(state: Pick<SessionState, 'extensions'>): object[] | undefined {
  if (!isActive(state)) return undefined;
  const extended = [
    '$.CheckoutSessionCreateRequest.discounts',
    '$.CheckoutSessionUpdateRequest.discounts',
    '$.CheckoutSession.discounts',
  ];
  return [{ ...DISCOUNT_EXTENSION, extends: extended }];
}

/** A DiscountsResponse, where the extension is active; `totals` tell the money in any case. */
export function discountsResponse({ state, currency }: CheckoutSession): object | undefined {
  if (!isActive(state)) return undefined;
  const words = wordsOf(state.language);
  return {
    codes: state.discountCodes,
    applied: state.discounts.applied.map((discount, index) => appliedDiscount(discount, index, currency)),
    rejected: state.discounts.rejected.map(({ code, reason }) => ({
      code,
      reason,
      message: words.discountCode[reason](code),
    })),
  };
}

/** Unless the agent says which extensions it knows and this is none of them; a name may carry a version there is. */
function isActive({ extensions }: Pick<SessionState, 'extensions'>): boolean {
  return extensions === null || extensions.some((name) => KNOWN_AS.includes(name));
}

function appliedDiscount(discount: AppliedDiscount, index: number, currency: string): object {
  const { id, code, title, amount, automatic, percentOff, amountOff, target } = discount;
  return {
    id: `discount_${id}`,
    code: code ?? undefined,
    coupon: {
      id,
      name: title,
      ...(percentOff !== null && { percent_off: percentOff }),
      ...(amountOff !== null && { amount_off: amountOff, currency: currency.toLowerCase() }),
    },
    amount,
    automatic,
    method: target === 'product' ? 'each' : 'across',
    priority: index + 1,
    allocations: allocations(discount),
  };
}

/**
 * Where a discount landed, if that adds up to what it takes off. One on the order as a whole has none: what is
 * allocated to lines counts as `items_discount` (8.1), and Shopify leaves it out of the lines' prices.
 */
function allocations({ target, lines, amount }: AppliedDiscount): object[] | undefined {
  if (target === 'order') return undefined;
  if (target === 'shipping') return [{ path: '$.totals.shipping', amount }];
  const sum = lines.reduce((total, line) => total + line.amount, 0);
  if (sum !== amount) return undefined;
  return lines.map((line) => ({ path: `$.line_items[${line.index}]`, amount: line.amount }));
}
