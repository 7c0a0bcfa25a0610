import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { applyCatalogSync } from '#app/catalog/apply-catalog-sync.server.ts';
import { startCatalogSync } from '#app/catalog/start-catalog-sync.server.ts';
import { FEED_FORMATS } from '#app/feeds/feed-format.ts';
import { lintFeed } from '#app/feeds/lint/lint-feed.server.ts';
import { writeFeed } from '#app/feeds/write-feed.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { startTestShop, type TestShop } from '#tests/shopify.ts';

/** Shopify's sample catalogues are test data beside the specifications, as those are. */
const SAMPLES = path.resolve(process.env.ACP_SPEC_DIR ?? '../shared/acp', '../catalogs');
const samples = ['apparel', 'home-and-garden', 'jewelery'].map((name) => path.join(SAMPLES, `${name}.csv`));
const here = samples.every((file) => existsSync(file));
if (!here)
  process.stderr.write(`SKIPPED: feeds of Shopify's sample catalogues, which are not in ${SAMPLES}.\n`);

const catalogues: [string, string[]][] = [
  ['the built-in catalogue', []],
  ...(here ? samples.map((file): [string, string[]] => [path.basename(file), [file]]) : []),
];

describe.each(catalogues)('GIVEN %s', (_name, catalogFiles) => {
  let world: TestShop;
  let scope: ShopScope;
  const folder = mkdtempSync(path.join(tmpdir(), 'feeds-'));
  beforeAll(async () => {
    world = await startTestShop({}, { catalogFiles });
    scope = await world.open();
    await startCatalogSync(world.services, { shopId: scope.shop.id });
    await vi.waitFor(() =>
      expect(world.simulator.state.bulkOperations.all().at(-1)).toMatchObject({ status: 'COMPLETED' }),
    );
    const { id } = await scope.db.catalogSync.findFirstOrThrow();
    await applyCatalogSync(world.services, { shopId: scope.shop.id, syncId: id });
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true });
    await world.close();
  });

  test.each(FEED_FORMATS)('WHEN its %s feed is checked THEN there are no errors', async (format) => {
    const out = path.join(folder, format);
    const { files, rows, omitted } = await writeFeed(scope, { format, out });
    // Stripe takes nothing without a category, and the apparel sample has none at all: the merchant is told so.
    if (format !== 'stripe') expect(rows).toBeGreaterThan(0);
    const left = Object.keys(omitted).filter((reason) => !['hidden', 'category'].includes(reason));
    expect(left).toEqual([]);
    const errors: string[] = [];
    for (const { name } of files.filter((file) => file.rows > 0))
      await lintFeed(path.join(out, name), {}, ({ line, rule, detail }) => {
        if (rule.severity === 'error') errors.push(`${name}:${line} ${rule.id} ${detail ?? ''}`);
      });
    expect(errors).toEqual([]);
  });
});
