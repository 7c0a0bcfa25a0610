import type { SellingMode } from '#app/agents/selling-mode.ts';
import { findSellableItems } from '#app/catalog/find-sellable-items.server.ts';
import { AppError } from '#app/kernel/app-error.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { assessLines, assessStock, missingPieces, openStatus } from './assess-session.ts';
import { buildCart, estimateTotals, type RequestedItem } from './build-cart.ts';
import { DIGITAL_OPTION, requestQuote } from './request-quote.server.ts';
import type { Buyer, CartLine, CheckoutSession, Message, Recipient, SessionState } from './session.ts';

/** What an operation wants to change; absent leaves as it is, null clears. */
export interface SessionChanges {
  items?: RequestedItem[];
  buyer?: Buyer | null;
  recipient?: Recipient | null;
  selectedOption?: { id: string; path: string };
  discountCodes?: string[];
  interventions?: string[];
  orderNotes?: string | null;
  locale?: string | null;
}

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

  const next: SessionState = {
    ...before,
    buyer: changes.buyer === undefined ? before.buyer : changes.buyer,
    recipient: mergeRecipient(before.recipient, changes.recipient),
    discountCodes: changes.discountCodes ?? before.discountCodes,
    interventions: changes.interventions ?? before.interventions,
    orderNotes: changes.orderNotes === undefined ? before.orderNotes : changes.orderNotes,
    locale: changes.locale === undefined ? before.locale : changes.locale,
    lines,
    notices: [],
  };
  let lineProblems = assessLines(lines, catalog);
  const physical = lines.some((line) => line.requiresShipping);
  const wantsQuote = lineProblems.length === 0 && (options.requote || next.recipient?.address !== undefined);
  const sameBasis =
    before.quoted && !changes.items && changes.recipient === undefined && !changes.discountCodes;
  const selectedOptionId = changes.selectedOption?.id ?? before.selectedOptionId;

  const unchanged = sameBasis && !changes.selectedOption && !options.requote;
  if (wantsQuote && !unchanged) {
    const quote = await requestQuote(scope, {
      lines,
      recipient: next.recipient,
      discountCodes: next.discountCodes,
      selectedOptionId,
      knownOptions: sameBasis ? before.options : null,
    });
    next.notices = priceChanges(lines, quote.lines);
    lines = quote.lines;
    lineProblems = assessStock(lines);
    Object.assign(next, {
      lines,
      totals: quote.totals,
      options: quote.options,
      selectedOptionId: quote.selectedOptionId,
      quoted: true,
    });
  } else if (!wantsQuote) {
    const withoutQuote = physical ? [] : [DIGITAL_OPTION];
    Object.assign(next, {
      totals: estimateTotals(lines),
      options: withoutQuote,
      selectedOptionId: withoutQuote[0]?.id ?? null,
      quoted: false,
    });
  }
  assertOptionExists(next, changes.selectedOption);
  next.blocking = [...lineProblems, ...missingPieces(next)];
  return { state: next, status: openStatus(next.blocking, mode) };
}

/** What an update leaves out stays (ACP RFC, section 6.2: absent is not null). */
function mergeRecipient(before: Recipient | null, change: Recipient | null | undefined): Recipient | null {
  if (!change) return change === null ? null : before;
  const given = Object.entries(change).filter(([, value]) => value !== undefined);
  return { ...before, ...Object.fromEntries(given) };
}

/** A buyer must never be charged another price than the one they were shown without a word. */
function priceChanges(before: CartLine[], after: CartLine[]): Message[] {
  return after.flatMap((line, index): Message[] => {
    const shown = before[index];
    if (!shown || shown.unitAmount === line.unitAmount) return [];
    return [
      {
        severity: 'warning',
        code: 'price_change',
        text: `The price of ${line.name} has changed.`,
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
