import type { AppliedDiscount, RejectedDiscount } from './discount.ts';
import type { Message, SessionState } from '../session/session.ts';
import { needsShipping } from '../lines/needs-shipping.ts';
import type { Words } from '../words/words.ts';
import { normalCode } from './quote-basis.ts';
import { isLimited, type TermsByCode } from './terms-of-codes.ts';
import { whyRejected, type RejectionFacts } from './why-rejected.ts';

/** The codes that do not count, each once, as `normalCode` writes them. */
export function uncountedCodes(codes: string[], applied: AppliedDiscount[]): string[] {
  const counting = new Set(applied.flatMap(({ code }) => (code === null ? [] : normalCode(code))));
  return [...new Set(codes.map(normalCode))].filter((code) => !counting.has(code));
}

/**
 * What becomes of the codes that do not count. A code given twice is rejected the second time; one that was judged
 * before, with the same cart, keeps its reason; one whose terms could not be read is just not valid.
 */
export function judgeCodes(
  codes: string[],
  applied: AppliedDiscount[],
  judged: RejectedDiscount[],
  terms: TermsByCode,
  facts: Omit<RejectionFacts, 'applied'>,
): RejectedDiscount[] {
  const uncounted = new Set(uncountedCodes(codes, applied));
  const beside = applied.map((discount) => ({
    discount,
    terms: discount.code === null ? null : (terms.get(normalCode(discount.code)) ?? null),
  }));
  const seen = new Set<string>();
  return codes.flatMap((code, index): RejectedDiscount[] => {
    const name = normalCode(code);
    if (seen.has(name)) return [{ code, index, reason: 'discount_code_already_applied' }];
    seen.add(name);
    if (!uncounted.has(name)) return [];
    const before = judged.find((one) => normalCode(one.code) === name);
    const reason = terms.has(name)
      ? whyRejected(terms.get(name)!, { ...facts, applied: beside })
      : (before?.reason ?? 'discount_code_invalid');
    return [{ code, index, reason }];
  });
}

/** The discounts that count, each with whether its code can be used up, as far as that is known now or was before. */
export function withLimits(
  applied: AppliedDiscount[],
  before: AppliedDiscount[],
  terms: TermsByCode,
): AppliedDiscount[] {
  return applied.map((discount) => {
    if (discount.code === null) return discount;
    const name = normalCode(discount.code);
    const its = terms.get(name);
    const known = before.find(({ code }) => code !== null && normalCode(code) === name)?.limited ?? null;
    return { ...discount, limited: its ? isLimited(its) : known };
  });
}

/** A rejected code in words: the buyer expects a discount and does not get it (rfc.discount_extension.md, 7.2). */
export function rejectionNotices(words: Words, rejected: RejectedDiscount[]): Message[] {
  return rejected.map(({ code, index, reason }) => ({
    severity: 'warning',
    code: reason,
    text: words.discountCode[reason](code),
    param: `$.discounts.codes[${index}]`,
  }));
}

/**
 * Codes of a session without a quote: a silent code looks like a refused one.
 * @param quotable false: Shopify prices this cart in its own checkout only
 */
export function pendingCodes(
  words: Words,
  { lines, recipient, discountCodes, quoted }: SessionState,
  quotable: boolean,
): Message[] {
  if (quoted || discountCodes.length === 0) return [];
  const waitsForAddress = needsShipping(lines) && !recipient?.address;
  let text = waitsForAddress ? words.codesPending() : words.codesNotCounted();
  if (!quotable) text = words.codesInShop();
  return [{ severity: 'info', code: 'discount_code_pending', text, param: '$.discounts.codes' }];
}
