import type { FeedFormat } from '../../feed-format.ts';
import { delimited } from '../../write/delimited.ts';
import { ShardWriter } from '../../write/shard-writer.ts';
import { writeRows } from '../write-rows.ts';
import { OFFER_FEEDS, toStripeOffer } from './stripe-offers.ts';
import { STRIPE_PRODUCT_COLUMNS, toStripeProductRow } from './stripe-rows.ts';

/** Stripe takes files of 4 GB at most, and knows nothing of shards that belong together. */
const LIMITS = { rows: Infinity, bytes: 4_000_000_000 };

const shape = (stem: string, header: string) => ({
  ...{ stem, extension: 'csv', type: 'text/csv', gzip: false, header, limits: LIMITS },
});

/** Stripe's catalogue import (Agentic Commerce Suite): products, and stock and prices by themselves for what changes often. */
export const stripe: FeedFormat = {
  id: 'stripe',
  async write(pages, context, sink) {
    const product = delimited(STRIPE_PRODUCT_COLUMNS, ',');
    const inventories = new ShardWriter(sink, shape('inventory', OFFER_FEEDS.inventory.header));
    const prices = new ShardWriter(sink, shape('price', OFFER_FEEDS.pricing.header));
    let pending: { inventory: string[]; pricing: string[] } = { inventory: [], pricing: [] };
    const flush = async () => {
      const lines = pending;
      pending = { inventory: [], pricing: [] };
      await inventories.write(lines.inventory);
      await prices.write(lines.pricing);
    };
    async function* afterEachPage() {
      for await (const page of pages) {
        yield page;
        await flush();
      }
    }
    const products = new ShardWriter(sink, shape('product', product.header));
    const summary = await writeRows(afterEachPage(), context, products, (feedItem) => {
      const row = toStripeProductRow(feedItem, context);
      if (row === 'category') return { omitted: row };
      const offer = toStripeOffer(feedItem);
      pending.inventory.push(offer.inventory);
      pending.pricing.push(offer.pricing);
      context.onOffer?.(feedItem.item, offer);
      return product.line(row);
    });
    const files = [...(await inventories.close()).files, ...(await prices.close()).files];
    return { ...summary, files: [...summary.files, ...files] };
  },
};
