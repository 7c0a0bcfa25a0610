import type { SellingMode } from '#app/agents/selling-mode.ts';
import { findSellableItems } from '#app/catalog/find-sellable-items.server.ts';
import { AppError } from '#app/kernel/app-error.ts';
import { formatDecimal } from '#app/kernel/money.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { assessLines, assessStock, missingPieces, openStatus, refusedExemption } from './assess-session.ts';
import { buildCart, estimateTotals } from './build-cart.ts';
import { digitalOption } from './digital-option.ts';
import { requestQuote } from './request-quote.server.ts';
import { applyChanges, type SessionChanges } from './session-changes.ts';
import type { CartLine, CheckoutSession, Message, SessionState } from './session.ts';
import { wordsOf, type Words } from './words/words.ts';

/**
 * Applies changes to a session's state and prices it anew, with as few calls as can be: the catalogue is one query;
 * Shopify is asked only if there is an address and something changed that bears on price, shipping or tax.
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
  const sameBasis =
    before.quoted && !changes.items && changes.recipient === undefined && !changes.discountCodes;
  const selectedOptionId = changes.selectedOption?.id ?? before.selectedOptionId;

  const unchanged = sameBasis && !changes.selectedOption && !options.requote;
  if (wantsQuote && !unchanged) {
    const quote = await requestQuote(scope, {
      lines,
      recipient: next.recipient,
      discountCodes: next.discountCodes,
      words,
      selectedOptionId,
      knownOptions: sameBasis ? before.options : null,
    });
    next.notices = priceChanges(words, lines, quote.lines, scope.shop.currency);
    lines = quote.lines;
    lineProblems = assessStock(words, lines);
    Object.assign(next, {
      lines,
      totals: quote.totals,
      options: quote.options,
      selectedOptionId: quote.selectedOptionId,
      quoted: true,
    });
  } else if (!wantsQuote) {
    const withoutQuote = physical || lines.length === 0 ? [] : [digitalOption(words)];
    Object.assign(next, {
      totals: estimateTotals(lines),
      options: withoutQuote,
      selectedOptionId: withoutQuote[0]?.id ?? null,
      quoted: false,
    });
  }
  assertOptionExists(next, changes.selectedOption);
  next.blocking = [...lineProblems, ...refusedExemption(words, next), ...missingPieces(words, next)];
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
