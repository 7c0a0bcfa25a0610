import { z } from 'zod';
import { feedUrl } from '#app/feeds/feed-url.ts';
import { collectBuyerData } from '#app/privacy/collect-buyer-data.server.ts';
import { setShop } from '#app/shops/set-shop.server.ts';
import { command } from '../command.ts';

/** Commands on the shop itself. */
export const shopCommands = {
  'set-shop': command({
    usage: {
      options:
        '[--item-id variant_id|sku] [--agent-host HOST|none]\n[--honor-price-minutes N] [--offers-marketing yes|no]',
      does: 'what agents call items by, a host name of its own, how long a shown price holds, e-mail offers',
    },
    options: z.object({
      'item-id': z.enum(['variant_id', 'sku']).optional(),
      'agent-host': z.string().toLowerCase().optional(),
      'honor-price-minutes': z.coerce.number().optional(),
      'offers-marketing': z.enum(['yes', 'no']).optional(),
    }),
    run: async (scope, options) => {
      const host = options['agent-host'];
      const marketing = options['offers-marketing'];
      const changes = Object.entries({
        itemIdSource: options['item-id'],
        agentHost: host === 'none' ? null : host,
        honorPriceMinutes: options['honor-price-minutes'],
        offersMarketing: marketing && marketing === 'yes',
      }).filter(([, value]) => value !== undefined);
      await setShop(scope, Object.fromEntries(changes));
      return { changed: changes.map(([name]) => name) };
    },
  }),
  'feed-url': command({
    usage: { does: 'where the product feed is fetched' },
    options: z.object({}),
    run: async (scope) => ({ url: feedUrl(scope) }),
  }),
  'buyer-data': command({
    usage: { options: '--email ADDRESS', does: 'all that is held about a buyer' },
    options: z.object({ email: z.email() }),
    run: (scope, { email }) => collectBuyerData(scope, email),
  }),
};
