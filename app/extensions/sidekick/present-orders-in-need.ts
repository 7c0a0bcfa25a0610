import { attentionText } from '#app/components/attention/attention-text.ts';
import { attentionWords } from '#app/components/attention/attention-words.ts';
import { shorten } from '#app/feeds/item/shorten.ts';
import type { Reader } from '#app/i18n/reader.ts';
import type { OrderInNeed } from '#app/orders/list-orders-in-need.server.ts';
import type { OrdersInNeedView } from '../views.ts';

/** Sidekick takes about 4,000 tokens of an answer: fifty orders must fit, each with the newest of what is wrong with it. */
const MOST_REASONS = 2;
const MOST_CHARACTERS = 90;

/** Puts the orders that staff should look at into words, for Sidekick. */
export function presentOrdersInNeed(
  { orders, hasMore }: { orders: OrderInNeed[]; hasMore: boolean },
  reader: Reader,
): OrdersInNeedView {
  return {
    orders: orders.map(({ id, name, agentName, isTest, items }) => ({
      ...{ name, isTest },
      agent: agentName,
      why: items
        .slice(0, MOST_REASONS)
        .map((item) =>
          shorten(`${attentionWords(item, reader.t).title}: ${attentionText(item, reader)}`, MOST_CHARACTERS),
        ),
      url: `app:app/orders/${id}`,
    })),
    hasMore,
    url: 'app:app/attention',
  };
}
