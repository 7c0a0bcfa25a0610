import { openDatabase } from '#app/db/database.server.ts';
import { writeFeed } from '#app/feeds/write-feed.server.ts';
import { systemClock } from '#app/kernel/clock.ts';
import { envSchema } from '#app/kernel/env.server.ts';
import { command } from './command.ts';
import { FEED_USAGE, feedOptions } from './feed-options.ts';
import { readOptions } from './read-options.ts';

/**
 * `npm run feed`: writes a shop's feed into a folder. Unlike `aisle write-feed` it needs nothing of the app's environment
 * but the database, so that a copy of it does.
 */
const argv = process.argv.slice(2);
if (argv.length === 0 || argv.includes('--help')) {
  console.log(`npm run feed -- --shop DOMAIN ${FEED_USAGE}\n\nThe database is the one of DATABASE_URL.`);
  process.exit(argv.length === 0 ? 1 : 0);
}
let db: ReturnType<typeof openDatabase> | undefined;
try {
  const writer = command({ usage: { does: '' }, options: feedOptions, run: async () => null });
  const { shop: domain, options } = readOptions('feed', writer, argv);
  const { shipping, agent, ...choices } = feedOptions.parse(options);
  const env = envSchema.pick({ DATABASE_URL: true, SHOPIFY_APP_DISTRIBUTION: true }).safeParse(process.env);
  if (!env.success) throw new Error('DATABASE_URL must be the postgresql:// URL of the database.');
  db = openDatabase(env.data.DATABASE_URL, 2);
  const shop = await db.shop.findUnique({ where: { domain } });
  if (!shop || shop.uninstalledAt) throw new Error(`The app is not installed in "${domain}" (--shop).`);
  const scope = { db, shop, clock: systemClock, env: env.data };
  const { rows, files, omitted } = await writeFeed(scope, {
    ...choices,
    connectionId: agent,
    stripeShipping: shipping,
  });
  for (const file of files)
    console.log(`${file.name}  ${file.rows} rows  ${file.bytes} bytes  ${file.sha256}`);
  console.log(`${rows} rows`);
  for (const [reason, count] of Object.entries(omitted)) console.log(`left out (${reason}): ${count}`);
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
} finally {
  await db?.$disconnect();
}
