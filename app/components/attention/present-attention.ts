import type { AttentionItem } from '#app/db/client/client.ts';
import { isSettledByHand } from '#app/attention/attention-kind.ts';
import { formatTime, type Reader } from '#app/i18n/reader.ts';
import { attentionText } from './attention-text.ts';
import { attentionWords } from './attention-words.ts';

/** An item as pages show it: text only. */
export interface AttentionView {
  id: string;
  title: string;
  text: string;
  advice: string;
  raisedAt: string;
  /** The page of its order, where there is one. */
  orderUrl: string | null;
  /** Whether staff may mark it as done; else it ends by a decision. */
  mayMarkDone: boolean;
}

/** Puts an item into words for staff. */
export function presentAttention(item: AttentionItem, reader: Reader): AttentionView {
  return {
    id: item.id,
    ...attentionWords(item, reader.t),
    text: attentionText(item, reader),
    raisedAt: formatTime(item.raisedAt, reader),
    orderUrl: item.orderId && `/app/orders/${item.orderId}`,
    mayMarkDone: isSettledByHand(item.kind),
  };
}
