import type { SellingMode } from '#app/agents/selling-mode.ts';
import type { CatalogItem } from '#app/catalog/catalog-item.ts';
import type { SellabilityReason } from '#app/catalog/sellability.ts';
import type { CartLine, Message, SessionState, SessionStatus } from './session.ts';

/** What the buyer must be told about items the catalogue will not sell this way, by the catalogue's own reason. */
const NOT_SELLABLE: Record<SellabilityReason, { code: string; text: string }> = {
  out_of_stock: { code: 'out_of_stock', text: 'is out of stock' },
  gift_card: { code: 'unsupported', text: 'is a gift card, which can only be bought in the shop itself' },
  subscription_only: { code: 'unsupported', text: 'is sold by subscription only, in the shop itself' },
  draft: { code: 'not_found', text: 'is not for sale' },
  archived: { code: 'not_found', text: 'is no longer for sale' },
  unlisted: { code: 'not_found', text: 'is not for sale here' },
  unpublished: { code: 'not_found', text: 'is not for sale' },
};

/** What is wrong with each line, judged by the catalogue as it is now. Nothing is silently dropped. */
export function assessLines(lines: CartLine[], catalog: ReadonlyMap<string, CatalogItem>): Message[] {
  return lines.flatMap((line, index): Message[] => {
    const item = catalog.get(line.itemId);
    // An item that has left the catalogue since it was put in the cart.
    const reason = item ? item.sellability.reason : 'archived';
    if (reason) {
      const { code, text } = NOT_SELLABLE[reason];
      return [lineError(index, code, `${line.name} ${text}.`)];
    }
    return stockProblem(line, index, item!.available);
  });
}

/** What is wrong with each line, judged by the stock that Shopify told with its quote. */
export function assessStock(lines: CartLine[]): Message[] {
  return lines.flatMap((line, index) => stockProblem(line, index, line.available));
}

function stockProblem(line: CartLine, index: number, available: number | null): Message[] {
  if (available === null || line.quantity <= available) return [];
  if (available <= 0) return [lineError(index, 'out_of_stock', `${line.name} is out of stock.`)];
  const text = `Only ${available} of ${line.name} can be ordered.`;
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
export function missingPieces(state: SessionState): Message[] {
  const needsAddress = state.lines.some((line) => line.requiresShipping);
  if (!needsAddress) return [];
  if (!state.recipient?.address) {
    return [
      {
        severity: 'error',
        code: 'missing',
        text: 'A shipping address is needed to calculate shipping and tax.',
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
        text: `This shop does not ship these items to ${state.recipient.address.country}.`,
        param: '$.fulfillment_details.address.country',
        resolution: 'requires_buyer_input',
      },
    ];
  }
  return [];
}

/** The status that follows from what blocks the session and how the connection sells. */
export function openStatus(blocking: Message[], mode: SellingMode): SessionStatus {
  if (blocking.some((message) => message.severity === 'error')) return 'not_ready_for_payment';
  return mode === 'in_chat' ? 'ready_for_payment' : 'requires_escalation';
}
