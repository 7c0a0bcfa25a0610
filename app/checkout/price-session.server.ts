import type { SellingPolicy } from '#app/agents/selling-policy.ts';
import { findSellableItems } from '#app/catalog/find-sellable-items.server.ts';
import { AppError } from '#app/kernel/app-error.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { assessLines, assessStock, countryProblem, missingPieces } from './assess-session.ts';
import { buildCart, estimateLines, estimateTotals } from './build-cart.ts';
import { digitalOption } from './digital-option.ts';
import { escalations } from './escalations.ts';
import { honorPrices } from './honor-price.ts';
import { lineAvailability, lowStockWarnings } from './line-stock.ts';
import { openStatus } from './open-status.ts';
import { knownPrices, priceChanges } from './price-changes.ts';
import { requestQuote } from './request-quote.server.ts';
import { applyChanges, type SessionChanges } from './session-changes.ts';
import type { CheckoutSession, SessionState } from './session.ts';
import { wordsOf } from './words/words.ts';

/**
 * Applies changes to a session's state and prices it anew, with as few calls as can be: the catalogue is one query;
 * Shopify is asked only if there is an address and something changed that bears on price, shipping or tax.
 * `requote` asks Shopify even if nothing changed, as before a charge.
 * @returns the new state and the status that follows; nothing is stored.
 * @throws AppError for an unknown item or option, or when Shopify cannot be reached.
 */
export async function priceSession(
  scope: ShopScope,
  policy: SellingPolicy,
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
  const known = knownPrices(lines, requested, before.lines);
  const honorRule = { now: scope.clock(), minutes: scope.shop.honorPriceMinutes };
  lines = honorPrices(lines, requested, catalog, honorRule);

  const next: SessionState = { ...applyChanges(before, changes), lines };
  const words = wordsOf(next.language);
  let lineProblems = assessLines(words, lines, catalog, policy.productRules);
  const noSelling = countryProblem(words, policy, next.recipient);
  const physical = lines.some((line) => line.requiresShipping);
  const wantsQuote =
    lines.length > 0 &&
    lineProblems.length === 0 &&
    noSelling.length === 0 &&
    (options.requote || next.recipient?.address !== undefined);
  const sameBasis =
    before.quoted &&
    !changes.items &&
    changes.recipient === undefined &&
    !changes.discountCodes &&
    lines.every((line, index) => line.honoredAmount === (before.lines[index]?.honoredAmount ?? null));
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
    lines = quote.lines.map((line) => ({
      ...line,
      availability: lineAvailability(line.available, line.availability),
    }));
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
    lines = estimateLines(lines, catalog);
    Object.assign(next, {
      lines,
      totals: estimateTotals(lines),
      options: withoutQuote,
      selectedOptionId: withoutQuote[0]?.id ?? null,
      quoted: false,
    });
  }
  assertOptionExists(next, changes.selectedOption);
  next.notices = [
    ...priceChanges(words, known, lines, scope.shop.currency),
    ...lowStockWarnings(words, lines, lineProblems),
  ];
  next.blocking = [
    ...lineProblems,
    ...noSelling,
    ...missingPieces(words, next),
    ...escalations(words, policy, next, catalog, scope.shop.currency),
  ];
  return { state: next, status: openStatus(next, policy.sellingMode) };
}

function assertOptionExists(state: SessionState, selected: SessionChanges['selectedOption']): void {
  if (!selected || state.options.some((option) => option.id === selected.id)) return;
  throw new AppError('invalid', `There is no fulfillment option '${selected.id}'.`, { param: selected.path });
}
