import { Writable } from 'node:stream';
import { createGzip } from 'node:zlib';
import { finished } from 'node:stream/promises';
import pg from 'pg';
import { ingestCatalog } from '#app/catalog/ingest-catalog.server.ts';
import { streamCatalog } from '#app/catalog/stream-catalog.server.ts';
import { openDatabase } from '#app/db/database.server.ts';
import { feedContext } from '#app/feeds/feed-context.server.ts';
import type { FeedFormatId } from '#app/feeds/feed-format.ts';
import { FORMATS } from '#app/feeds/formats/feed-formats.ts';
import { systemClock } from '#app/kernel/clock.ts';
import { newId } from '#app/kernel/ids.ts';
import { createLogger } from '#app/kernel/logger.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { measure } from './measure.ts';

/**
 * One measurement in a process of its own: `task.ts ingest URL` or `task.ts FORMAT`, on DATABASE_URL. The baseline of a
 * format is measured in the same process, before it. Prints JSON.
 */
const DOMAIN = 'bench.myshopify.com';
const [name, argument] = process.argv.slice(2) as [string, string?];
const url = process.env.DATABASE_URL!;
const db = openDatabase(url, 3);

async function scopeOf(): Promise<ShopScope> {
  const facts = {
    domain: DOMAIN,
    installedAt: new Date(),
    currency: 'USD',
    primaryUrl: 'https://bench.example',
  };
  const shop = await db.shop.upsert({
    where: { domain: DOMAIN },
    create: { id: 'shop_bench', ...facts },
    update: {},
  });
  const env = { SHOPIFY_APP_DISTRIBUTION: 'single_merchant', DATABASE_URL: url } as ShopScope['env'];
  const log = createLogger('silent');
  return { db, shop, env, log, clock: systemClock, newId } as unknown as ShopScope;
}

/** Counts and forgets. */
const nowhere = () =>
  new Writable({ highWaterMark: 1024 * 1024, write: (_chunk, _encoding, done) => done() });

/** What any feed costs at least: reads the rows by cursor, stringifies, gzips. */
async function baseline(): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const zip = createGzip({ chunkSize: 256 * 1024 });
  const end = finished(zip.pipe(nowhere()));
  await client.query('BEGIN');
  await client.query(`DECLARE rows CURSOR FOR SELECT v.id, v.product_id, v.title AS variant_title, v.sku, v.barcode,
    v.price, v.compare_at_price, v.currency, v.available, v.inventory_policy, v.inventory_tracked, v.selected_options,
    v.image_url, v.weight_grams, p.title, p.description_text, p.vendor, p.product_type, p.category, p.tags, p.images,
    p.online_store_url FROM variants v JOIN products p ON p.shop_id = v.shop_id AND p.id = v.product_id
    WHERE v.shop_id = 'shop_bench'`);
  for (;;) {
    const { rows } = await client.query<object>('FETCH 500 FROM rows');
    if (rows.length === 0) break;
    let chunk = '';
    for (const row of rows) chunk += `${JSON.stringify(row)}\n`;
    if (!zip.write(chunk)) await new Promise((resolve) => zip.once('drain', resolve));
  }
  zip.end();
  await end;
  await client.end();
}

const scope = await scopeOf();
if (name === 'ingest') {
  const sync = await db.catalogSync.create({
    data: { id: newId('sync'), shopId: scope.shop.id, state: 'applying' },
  });
  let variants = 0;
  const measured = await measure(async () => {
    ({ variants } = await ingestCatalog(scope, sync, argument!));
  });
  console.log(JSON.stringify({ ...measured, variants }));
} else {
  const base = await measure(baseline);
  let rows = 0;
  let bytes = 0;
  const measured = await measure(async () => {
    const context = await feedContext(scope);
    const summary = await FORMATS[name as FeedFormatId].write(streamCatalog(scope), context, {
      open: nowhere,
    });
    rows = summary.rows;
    bytes = summary.files.reduce((sum, file) => sum + file.bytes, 0);
  });
  console.log(JSON.stringify({ base, ...measured, rows, bytes }));
}
await db.$disconnect();
