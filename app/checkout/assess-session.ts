import type { SellingMode } from '#app/agents/selling-mode.ts';
import type { CatalogItem } from '#app/catalog/catalog-item.ts';
import type { SellabilityReason } from '#app/catalog/sellability.ts';
import type { CartLine, Message, SessionState, SessionStatus } from './session.ts';
import type { Words } from './words/words.ts';

/** What the buyer is told about items the catalogue will not sell this way: the word for the catalogue's own reason. */
const NOT_SELLABLE = {
  out_of_stock: 'outOfStock',
  gift_card: 'giftCard',
  subscription_only: 'subscriptionOnly',
  draft: 'notForSale',
  archived: 'noLongerForSale',
  unlisted: 'notForSale',
  unpublished: 'notForSale',
} as const satisfies Record<SellabilityReason, keyof Words>;

/** What is wrong with each line, judged by the catalogue as it is now. Nothing is silently dropped. */
export function assessLines(
  words: Words,
  lines: CartLine[],
  catalog: ReadonlyMap<string, CatalogItem>,
): Message[] {
  return lines.flatMap((line, index): Message[] => {
    const item = catalog.get(line.itemId);
    // An item that has left the catalogue since it was put in the cart.
    const reason = item ? item.sellability.reason : 'archived';
    if (reason) {
      return [lineError(index, reason, words[NOT_SELLABLE[reason]](line.name))];
    }
    return stockProblem(words, line, index, item!.available);
  });
}

/** What is wrong with each line, judged by the stock that Shopify told with its quote. */
export function assessStock(words: Words, lines: CartLine[]): Message[] {
  return lines.flatMap((line, index) => stockProblem(words, line, index, line.available));
}

function stockProblem(words: Words, line: CartLine, index: number, available: number | null): Message[] {
  if (available === null || line.quantity <= available) return [];
  if (available <= 0) return [lineError(index, 'out_of_stock', words.outOfStock(line.name))];
  const text = words.onlySoMany(available, line.name);
  return [{ ...lineError(index, 'quantity_exceeded', text), param: `$.line_items[${index}].quantity` }];
}

function lineError(index: number, code: string, text: string): Message {
  return {
    severity: 'error',
    code,
    text,
    param: `$.line_items[${index}]`,
    resolution: 'requires_buyer_input',
  };
}

/** What is still missing before the buyer can pay. */
export function missingPieces(words: Words, state: SessionState): Message[] {
  if (state.lines.length === 0) {
    const param = '$.line_items';
    return [{ severity: 'error', code: 'missing', text: words.noItems(), param, resolution: 'recoverable' }];
  }
  const needsAddress = state.lines.some((line) => line.requiresShipping);
  if (!needsAddress) return [];
  if (!state.recipient?.address) {
    return [
      {
        severity: 'error',
        code: 'missing',
        text: words.addressMissing(),
        param: '$.fulfillment_details.address',
        resolution: 'recoverable',
      },
    ];
  }
  if (state.options.length === 0) {
    return [
      {
        severity: 'error',
        code: 'region_restricted',
        text: words.noShippingTo(state.recipient.address.country),
        param: '$.fulfillment_details.address.country',
        resolution: 'requires_buyer_input',
      },
    ];
  }
  return [];
}

/** A tax exemption is refused in so many words, never ignored: the buyer would pay a tax they think they are free of. */
export function refusedExemption(words: Words, { buyer }: Pick<SessionState, 'buyer'>): Message[] {
  if (!buyer?.taxExemption) return [];
  return [
    {
      severity: 'error',
      code: 'tax_exemption',
      text: words.taxExemptionRefused(),
      param: '$.buyer.tax_exemption',
      resolution: 'requires_buyer_input',
    },
  ];
}

/** The status that follows from what blocks the session and how the connection sells. */
export function openStatus(
  { lines, blocking }: Pick<SessionState, 'lines' | 'blocking'>,
  mode: SellingMode,
): SessionStatus {
  if (lines.length === 0) return 'incomplete';
  if (blocking.some((message) => message.severity === 'error')) return 'not_ready_for_payment';
  return mode === 'in_chat' ? 'ready_for_payment' : 'requires_escalation';
}
