import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { setOverride } from '#app/catalog/voice/set-override.server.ts';
import type { CreatedConnection } from '#app/agents/create-connection.server.ts';
import { addDestination } from '#app/feeds/delivery/add-destination.server.ts';
import { deliverFeed } from '#app/feeds/delivery/deliver-feed.server.ts';
import { feedUrl } from '#app/feeds/feed-url.ts';
import { writeFeed } from '#app/feeds/write-feed.server.ts';
import { findShopById } from '#app/shops/shop-scope.server.ts';
import { createAcpClient } from '#sandbox/agent/acp-client.ts';
import type { CheckoutSession } from '#sandbox/agent/acp-types.ts';
import { readFeed, type FeedItem } from '#sandbox/agent/read-feed.ts';
import { startSellingShop, type SellingShop } from '#tests/selling-shop.ts';

let shop: SellingShop;
let itemId: string;
let productId: string;
let second: CreatedConnection;
beforeAll(async () => {
  shop = await startSellingShop();
  second = await shop.connect({ name: 'Second', platform: 'second' });
  itemId = shop.variant('PH-FGR-E').itemId;
  const row = await shop.services.db.variant.findFirstOrThrow({ where: { id: itemId } });
  productId = row.productId;
});
afterAll(() => shop.close());

/** The item in the agent's own feed, or in the shop's for null. */
async function inFeed(connectionId: string | null): Promise<FeedItem> {
  const scope = (await findShopById(shop.services, shop.scope.shop.id))!;
  let url = feedUrl(scope);
  if (connectionId !== null) {
    const feed = await addDestination(scope, { connectionId, format: 'openai-jsonl' });
    await deliverFeed(scope, feed.id);
    const index = (await (await fetch(feed.url)).json()) as { files: { url: string }[] };
    url = index.files[0]!.url;
  }
  return (await readFeed(url)).items.find((item) => item.itemId === itemId)!;
}

async function inCheckout(
  client: ReturnType<typeof createAcpClient>,
): Promise<{ name?: string; description?: string }> {
  const reply = await client.createSession({
    ...{ line_items: [{ id: itemId }], currency: 'usd', capabilities: {} },
  } as never);
  expect(reply.status).toBe(201);
  const [line] = (reply.body as CheckoutSession).line_items as unknown as {
    name?: string;
    description?: string;
  }[];
  return line!;
}

const say = (changes: Partial<Parameters<typeof setOverride>[2]>) =>
  setOverride(shop.scope, 'command', {
    ...{ productId, filterField: null, filterValue: null, connectionId: null },
    ...{ field: 'title', value: '' },
    ...changes,
  });

describe('GIVEN what a merchant says to one agent', () => {
  test('THEN its feed and its checkout tell it alike, and nobody else’s do', async () => {
    const { id } = shop.connection;
    const before = await inFeed(null);
    await say({ connectionId: id, value: 'Seeds to wonder at' });
    await say({ field: 'description', value: '<p>For <b>all</b>: {{ shop.name }}.</p>', isTemplate: true });

    const mine = await inFeed(id);
    const line = await inCheckout(shop.client);
    expect(mine.title).toMatch(/^Seeds to wonder at/);
    expect([line.name, line.description]).toEqual([mine.title, mine.description]);
    expect(mine.description).toBe(`For all: ${shop.scope.shop.name}.`);

    const out = mkdtempSync(path.join(tmpdir(), 'voice-'));
    await writeFeed((await findShopById(shop.services, shop.scope.shop.id))!, {
      ...{ format: 'openai-jsonl', out, connectionId: id },
    });
    const written = gunzipSync(readFileSync(path.join(out, 'products-00001.jsonl.gz'))).toString();
    rmSync(out, { recursive: true });
    expect(written).toContain(JSON.stringify(mine.title));

    const secondClient = createAcpClient({
      baseUrl: `${shop.url}/acp`,
      apiKey: second.apiKey,
      signingSecret: second.signingSecret,
    });
    const other = await inCheckout(secondClient);
    expect([other.name, other.description]).toEqual([before.title, mine.description]);
    expect(await inFeed(second.id)).toMatchObject({ title: before.title, description: mine.description });
    expect(await inFeed(null)).toMatchObject({ title: before.title, description: mine.description });
  });
});
