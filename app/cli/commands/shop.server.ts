import { z } from 'zod';
import { feedUrl } from '#app/feeds/feed-url.ts';
import { acceptCatalog } from '#app/catalog/accept-catalog.server.ts';
import { catalogStatus } from '#app/catalog/catalog-status.server.ts';
import { listDrift } from '#app/catalog/list-drift.server.ts';
import { getQuality } from '#app/feeds/quality/get-quality.server.ts';
import { judgeCatalog } from '#app/feeds/quality/judge-catalog.server.ts';
import { writeFeed } from '#app/feeds/write-feed.server.ts';
import { collectBuyerData } from '#app/privacy/collect-buyer-data.server.ts';
import { LANGUAGES } from '#app/kernel/language.ts';
import { listPolicies } from '#app/shops/list-policies.server.ts';
import { setShop } from '#app/shops/set-shop.server.ts';
import { command } from '../command.ts';
import { FEED_USAGE, feedOptions } from '../feed-options.ts';

const yesNo = z
  .enum(['yes', 'no'])
  .transform((answer) => answer === 'yes')
  .optional();

/** Separated by commas; `none`: an empty list. */
const names = z
  .string()
  .transform((text) => (text === 'none' ? [] : text.split(',').map((name) => name.trim())))
  .optional();

/** Commands on the shop itself. */
export const shopCommands = {
  'set-shop': command({
    usage: {
      options:
        '[--selling-mode hand_off|in_chat|discovery] [--item-id variant_id|sku]\n[--agent-host HOST|none]\n[--honor-price-minutes N] [--offers-marketing yes|no]\n[--hold-stock yes|no] [--order-attribution yes|no] [--sales-channel yes|no]\n[--metafields NAMESPACE.KEY,…|none] [--markets CC,…|none]',
      does: 'how a new agent sells, what agents call items by, a host name of its own, how long a shown price holds, e-mail offers,\nwhether goods are held while they are paid, whether orders name the platform as their channel,\nwhether the app is a sales channel that products are published to, which metafields agents see,\nwhich countries have prices of their own (both read the catalogue anew)',
    },
    options: z.object({
      'selling-mode': z.enum(['hand_off', 'in_chat', 'discovery']).optional(),
      'item-id': z.enum(['variant_id', 'sku']).optional(),
      'agent-host': z.string().toLowerCase().optional(),
      'honor-price-minutes': z.coerce.number().optional(),
      'offers-marketing': yesNo,
      'hold-stock': yesNo,
      'order-attribution': yesNo,
      'sales-channel': yesNo,
      metafields: names,
      markets: names,
    }),
    run: async (scope, options) => {
      const host = options['agent-host'];
      const changes = Object.entries({
        sellingMode: options['selling-mode'],
        itemIdSource: options['item-id'],
        agentHost: host === 'none' ? null : host,
        honorPriceMinutes: options['honor-price-minutes'],
        offersMarketing: options['offers-marketing'],
        holdsStock: options['hold-stock'],
        attributesOrders: options['order-attribution'],
        sellsAsChannel: options['sales-channel'],
        metafieldKeys: options.metafields,
        marketCountries: options.markets?.map((country) => country.toUpperCase()),
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
  'write-feed': command({
    usage: { options: FEED_USAGE, does: 'writes the feed into a folder' },
    options: feedOptions,
    run: (scope, options) => {
      const { shipping, agent, ...choices } = options;
      return writeFeed(scope, { ...choices, connectionId: agent, stripeShipping: shipping });
    },
  }),
  'accept-catalog': command({
    usage: { does: 'a catalogue that has shrunk is right: what is missing is deleted' },
    options: z.object({}),
    run: (scope) => acceptCatalog(scope, 'command'),
  }),
  'catalog-status': command({
    usage: { does: 'what the mirror of the catalogue holds, and how far a reading under way is' },
    options: z.object({}),
    run: (scope) => catalogStatus(scope),
  }),
  'catalog-drift': command({
    usage: { does: 'what no webhook had told, and the daily readings have found and mended' },
    options: z.object({}),
    run: (scope) => listDrift(scope),
  }),
  quality: command({
    usage: { options: '[--judge yes]', does: 'how good the catalogue is for agents, and what mends it' },
    options: z.object({ judge: yesNo }),
    run: async (scope, { judge }) => {
      if (judge) await judgeCatalog(scope);
      return getQuality(scope);
    },
  }),
  'show-policies': command({
    usage: {
      options: `[--language ${LANGUAGES.join('|')}]`,
      does: "the shop's policies as agents can read them, translated where the shop has translated them",
    },
    options: z.object({ language: z.enum(LANGUAGES).optional() }),
    run: (scope, { language }) => listPolicies(scope, language),
  }),
  'buyer-data': command({
    usage: { options: '--email ADDRESS', does: 'all that is held about a buyer' },
    options: z.object({ email: z.email() }),
    run: (scope, { email }) => collectBuyerData(scope, email),
  }),
};
