import type { CatalogItem } from '#app/catalog/catalog-item.ts';
import type { Message, SessionState, SessionStatus } from './session.ts';

export type SellingMode = 'in_chat' | 'hand_off' | 'discovery';

/** What the buyer must be told about items the catalogue will not sell this way, by the catalogue's own reason. */
const NOT_SELLABLE: Record<string, { code: string; text: string }> = {
  out_of_stock: { code: 'out_of_stock', text: 'is out of stock' },
  gift_card: { code: 'unsupported', text: 'is a gift card, which can only be bought in the shop itself' },
  subscription_only: { code: 'unsupported', text: 'is sold by subscription only, in the shop itself' },
  draft: { code: 'not_found', text: 'is not for sale' },
  archived: { code: 'not_found', text: 'is no longer for sale' },
  unpublished: { code: 'not_found', text: 'is not for sale' },
};

/** What is wrong with each line, judged by the catalogue as it is now. Nothing is silently dropped. */
export function assessLines(state: SessionState, catalog: ReadonlyMap<string, CatalogItem>): Message[] {
  return state.lines.flatMap((line, index): Message[] => {
    const param = `$.line_items[${index}]`;
    const item = catalog.get(line.itemId);
    const reason = item ? item.sellability.reason : 'unpublished';
    if (!item || (reason !== null && !item.sellability.sellable)) {
      const words = NOT_SELLABLE[reason ?? 'unpublished'] ?? NOT_SELLABLE.unpublished!;
      return [
        {
          severity: 'error',
          code: words.code,
          text: `${line.name} ${words.text}.`,
          param,
          resolution: 'requires_buyer_input',
        },
      ];
    }
    if (item.available !== null && line.quantity > item.available) {
      const text = `Only ${item.available} of ${line.name} can be ordered.`;
      return [
        {
          severity: 'error',
          code: 'quantity_exceeded',
          text,
          param: `${param}.quantity`,
          resolution: 'requires_buyer_input',
        },
      ];
    }
    return [];
  });
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
