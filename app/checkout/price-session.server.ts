import type { SellingMode } from '#app/agents/selling-mode.ts';
import { findSellableItems } from '#app/catalog/find-sellable-items.server.ts';
import { AppError } from '#app/kernel/app-error.ts';
import { formatDecimal } from '#app/kernel/money.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { assessLines, assessStock, missingPieces, openStatus } from './assess-session.ts';
import { buildCart, estimateTotals } from './build-cart.ts';
import { digitalOption } from './digital-option.ts';
import { EMPTY_STATE } from './empty-state.ts';
import { rejectionNotices } from './quote/judge-codes.ts';
import { quoteSession } from './quote/quote-session.server.ts';
import { applyChanges, type SessionChanges } from './session-changes.ts';
import type { CartLine, CheckoutSession, Message, SessionState } from './session.ts';
import { wordsOf, type Words } from './words/words.ts';

/** What is left of a quote when there is none: discount codes are judged only with one. */
const UNQUOTED = {
  discounts: EMPTY_STATE.discounts,
  presentment: null,
  quoted: false,
  quoteBasis: null,
  cartBasis: null,
  quoteGuessed: false,
} satisfies Partial<SessionState>;

/**
 * Applies changes to a session's state and prices it anew, with as few calls as can be: the catalogue is one query;
 * Shopify is asked only if there is an address and something changed that bears on price, shipping, discounts or tax.
 * `requote` asks Shopify even if nothing changed, as before a charge.
 * @returns the new state and the status that follows; nothing is stored.
 * @throws AppError for an unknown item or option, or when Shopify cannot be reached.
 */
export async function priceSession(
  scope: ShopScope,
  mode: SellingMode,
  before: SessionState,
  changes: SessionChanges,
  options: { requote?: boolean } = {},
): Promise<Pick<CheckoutSession, 'state' | 'status'>> {
  const requested =
    changes.items ??
    before.lines.map((line, index) => ({
      itemId: line.itemId,
      quantity: line.quantity,
      path: `$.line_items[${index}]`,
    }));
  const catalog = await findSellableItems(scope, [...new Set(requested.map((item) => item.itemId))]);
  let lines = changes.items
    ? buildCart(requested, catalog, before.lines, () => scope.newId('line_item'))
    : before.lines;

  const next: SessionState = { ...applyChanges(before, changes), lines };
  const words = wordsOf(next.language);
  let lineProblems = assessLines(words, lines, catalog);
  const physical = lines.some((line) => line.requiresShipping);
  const wantsQuote =
    lines.length > 0 &&
    lineProblems.length === 0 &&
    (options.requote || next.recipient?.address !== undefined);
  const selectedOptionId = changes.selectedOption?.id ?? before.selectedOptionId;

  if (wantsQuote) {
    const quote = await quoteSession(scope, before, next, { selectedOptionId, requote: options.requote });
    if (quote.asked) next.notices = priceChanges(words, lines, quote.state.lines, scope.shop.currency);
    Object.assign(next, quote.state);
    lines = next.lines;
    lineProblems = assessStock(words, lines);
    next.notices.push(...rejectionNotices(words, next.discounts.rejected));
  } else {
    const withoutQuote = physical || lines.length === 0 ? [] : [digitalOption(words)];
    Object.assign(next, {
      ...UNQUOTED,
      totals: estimateTotals(lines),
      options: withoutQuote,
      selectedOptionId: withoutQuote[0]?.id ?? null,
    });
  }
  assertOptionExists(next, changes.selectedOption);
  next.blocking = [...lineProblems, ...missingPieces(words, next)];
  return { state: next, status: openStatus(next, mode) };
}

/** A buyer must never be charged another price than the one they were shown without a word. */
function priceChanges(words: Words, before: CartLine[], after: CartLine[], currency: string): Message[] {
  const money = (amount: number) => `${formatDecimal(amount, currency)} ${currency}`;
  return after.flatMap((line, index): Message[] => {
    const shown = before[index];
    if (!shown || shown.unitAmount === line.unitAmount) return [];
    return [
      {
        severity: 'warning',
        code: 'price_change',
        text: words.priceChanged(line.name, money(shown.unitAmount), money(line.unitAmount)),
        param: `$.line_items[${index}].unit_amount`,
        resolution: 'requires_buyer_review',
      },
    ];
  });
}

function assertOptionExists(state: SessionState, selected: SessionChanges['selectedOption']): void {
  if (!selected || state.options.some((option) => option.id === selected.id)) return;
  throw new AppError('invalid', `There is no fulfillment option '${selected.id}'.`, { param: selected.path });
}
