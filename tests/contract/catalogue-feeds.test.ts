import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FEED_FORMATS } from '#app/feeds/feed-format.ts';
import { lintFeed } from '#app/feeds/lint/lint-feed.server.ts';
import { writeFeed } from '#app/feeds/write-feed.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { sampleCatalogues } from '#tests/sample-catalogues.ts';
import type { TestShop } from '#tests/shopify.ts';
import { startSyncedShop } from '#tests/synced-shop.ts';

describe.each(sampleCatalogues('feeds of them'))('GIVEN %s', (_name, catalogFiles) => {
  let world: TestShop;
  let scope: ShopScope;
  const folder = mkdtempSync(path.join(tmpdir(), 'feeds-'));
  beforeAll(async () => {
    ({ world, scope } = await startSyncedShop(catalogFiles));
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
