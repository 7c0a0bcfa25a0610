import type { SellingPolicy } from '#app/agents/selling-policy.ts';
import type { ItemRow } from '#app/catalog/find-sellable-items.server.ts';
import { canBeQuoted } from '#app/catalog/sellability.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import {
  assessLines,
  assessStock,
  countryProblem,
  missingPieces,
  quotedInShop,
  refusedExemption,
} from './session/assess-session.ts';
import { buildCart, estimateLines, estimateTotals } from './lines/build-cart.ts';
import { digitalOption } from './quote/digital-option.ts';
import { EMPTY_STATE } from './session/empty-state.ts';
import { escalations } from './hand-off/escalations.ts';
import { findItems } from './lines/find-items.server.ts';
import { isHidden } from './lines/hide-items.ts';
import { honorPrices } from './lines/honor-price.ts';
import { lineAvailability, lowStockWarnings } from './lines/line-stock.ts';
import { needsShipping } from './lines/needs-shipping.ts';
import { openStatus } from './session/open-status.ts';
import { knownPrices, priceChanges } from './lines/price-changes.ts';
import { pendingCodes, rejectionNotices } from './quote/judge-codes.ts';
import { quoteSession } from './quote/quote-session.server.ts';
import { assertChoice, lostChoice } from './quote/settle-choice.ts';
import { applyChanges, type SessionChanges } from './session/session-changes.ts';
import type { CheckoutSession, SessionState } from './session/session.ts';
import { wordsOf } from './words/words.ts';

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
 * Shopify is asked only if there is an address, or nothing that needs one, and something changed that bears on price,
 * shipping, discounts or tax.
 * `requote` asks Shopify even if nothing changed, as before a charge. `billingCountry` is where the buyer is as far as
 * only a bill says so. `items` are those of the session as they were read already.
 * @returns the new state and the status that follows; nothing is stored.
 * @throws AppError for an unknown item or option, or when Shopify cannot be reached.
 */
export async function priceSession(
  scope: ShopScope,
  policy: SellingPolicy,
  before: SessionState,
  changes: SessionChanges,
  options: { requote?: boolean; billingCountry?: string; items?: ItemRow[] } = {},
): Promise<Pick<CheckoutSession, 'state' | 'status'>> {
  const requested =
    changes.items ??
    before.lines.map((line, index) => ({
      itemId: line.itemId,
      quantity: line.quantity,
      path: `$.line_items[${index}]`,
    }));
  const changed = applyChanges(before, changes);
  const { language } = changed;
  const words = wordsOf(language);
  const country = changed.recipient?.address?.country ?? options.billingCountry ?? scope.shop.country;
  const viewer = { connectionId: policy.connectionId, country, language };
  const catalog = await findItems(scope, requested, viewer, before.lines, options.items);
  const cart = changes.items
    ? buildCart(requested, catalog, before.lines, () => scope.newId('line_item'))
    : before.lines;
  const known = knownPrices(cart, requested, before.lines);
  const honorRule = { now: scope.clock(), minutes: scope.shop.honorPriceMinutes };
  let lines = estimateLines(honorPrices(cart, requested, catalog, honorRule), catalog);

  const next: SessionState = { ...changed, lines };
  let lineProblems = assessLines(words, lines, catalog, policy.productRules);
  const noSelling = countryProblem(words, policy, next.recipient);
  const physical = needsShipping(lines);
  const quotable = lines.every(({ itemId }) => canBeQuoted(catalog.get(itemId)?.sellability.reason ?? null));
  const wantsQuote =
    quotable &&
    lines.length > 0 &&
    lineProblems.length === 0 &&
    noSelling.length === 0 &&
    (options.requote || !physical || next.recipient?.address !== undefined);
  const selectedOptionId = changes.selectedOption?.id ?? before.selectedOptionId;

  if (wantsQuote) {
    const quote = await quoteSession(scope, before, next, { selectedOptionId, requote: options.requote });
    lines = quote.lines.map((line) => ({
      ...line,
      availability: lineAvailability(line.available, line.availability),
    }));
    Object.assign(next, quote, { lines });
    lineProblems = assessStock(words, lines);
  } else {
    // How an item is delivered that the agent may not see is nothing it may know.
    const digital = !physical && lines.length > 0 && !lines.some(isHidden);
    const withoutQuote = digital ? [digitalOption(words)] : [];
    Object.assign(next, {
      ...UNQUOTED,
      totals: estimateTotals(lines),
      options: withoutQuote,
      // What was chosen is chosen still when it can be offered again.
      selectedOptionId: withoutQuote[0]?.id ?? selectedOptionId,
    });
  }
  assertChoice(changes.selectedOption, before, next.options);
  next.notices = [
    ...priceChanges(language, known, lines, scope.shop.currency),
    ...lowStockWarnings(words, lines, lineProblems),
    ...lostChoice(words, before, next, selectedOptionId),
    ...rejectionNotices(words, next.discounts.rejected),
    ...(quotable ? [] : [quotedInShop(words)]),
    ...pendingCodes(words, next, quotable),
  ];
  next.blocking = [
    ...lineProblems,
    ...noSelling,
    ...refusedExemption(words, next),
    ...(quotable ? missingPieces(words, next) : []),
    ...escalations(words, policy, next, catalog, scope.shop.currency),
  ];
  return { state: next, status: openStatus(next, policy.sellingMode) };
}
