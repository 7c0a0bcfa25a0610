import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createConnection } from '#app/agents/create-connection.server.ts';
import { addDestination } from '#app/feeds/delivery/add-destination.server.ts';
import { deliverFeed } from '#app/feeds/delivery/deliver-feed.server.ts';
import { feedUrl } from '#app/feeds/feed-url.ts';
import { exportShop } from '#app/privacy/export/export-shop.server.ts';
import { openExport } from '#app/privacy/export/open-export.server.ts';
import { requestExport } from '#app/privacy/export/request-export.server.ts';
import { httpApp } from '#app/server/http-app.server.ts';
import type { Services } from '#app/services.server.ts';
import { scopeToShop, type ShopScope } from '#app/shops/shop-scope.server.ts';
import { mirroredProduct, shopWithCatalog } from '#tests/catalog/catalog-fixture.ts';
import { createTestServices } from '#tests/database.ts';
import { hasOpenPart, routeName, routesOf } from '#tests/http-routes.ts';

/** Routes with a token in them, and an address of each that is good for one shop. */
const WITH_TOKENS: Record<string, (of: Keeper) => string | Promise<string>> = {
  'GET /feeds/:token/products.jsonl.gz': ({ scope }) => feedUrl(scope),
  'GET /feeds/:token/:file': ({ hostedUrl }) => hostedUrl,
  'GET /exports/:token': async ({ scope, exportId }) => (await openExport(scope, exportId)).url,
};

/** A shop, and what it gives tokens for. */
interface Keeper {
  scope: ShopScope;
  hostedUrl: string;
  exportId: string;
}

let services: Services & { close(): Promise<void> };
let mine: Keeper;
let theirs: Keeper;
beforeAll(async () => {
  services = await createTestServices();
  mine = await keeperOf('mine');
  theirs = await keeperOf('theirs');
});
afterAll(() => services.close());

/** A shop whose feed is delivered and whose export is written. */
async function keeperOf(name: string): Promise<Keeper> {
  const product = mirroredProduct('1', { title: name });
  const { shop } = await shopWithCatalog(services, `${name}.myshopify.com`, [product]);
  const where = { id: shop.id };
  const data = { catalogSyncedAt: services.clock() };
  const scope = scopeToShop(services, await services.db.shop.update({ where, data }));
  const agent = { name: 'Reader', platform: 'other', sellingMode: 'hand_off', mode: 'test' } as const;
  const { id: connectionId } = await createConnection(scope, agent);
  const { id, url } = await addDestination(scope, { connectionId, format: 'acp' });
  await deliverFeed(scope, id);
  const { id: exportId } = await requestExport(scope);
  await exportShop(services, { shopId: shop.id, exportId });
  return { scope, hostedUrl: url, exportId };
}

const app = httpApp({ services: () => services, isReady: () => true });

describe("GIVEN another shop's token", () => {
  const tokened = routesOf(app).filter(
    (route) => hasOpenPart(route) && /^\/(feeds|exports)\//.test(route.path),
  );
  test('THEN the list above is of every route that has one', () => {
    expect(tokened.map(routeName).sort()).toEqual(Object.keys(WITH_TOKENS).sort());
  });

  test.each(Object.entries(WITH_TOKENS))(
    "WHEN %s is asked with it, or with parts of it THEN this shop's file is never given",
    async (_route, addressFor) => {
      const [mineAt, theirsAt] = [new URL(await addressFor(mine)), new URL(await addressFor(theirs))];
      const fetched = async (path: string) => {
        const answer = await app.request(path);
        return [answer.status, Buffer.from(await answer.arrayBuffer()).toString('base64')] as const;
      };
      const given = await fetched(mineAt.pathname);
      const own = await fetched(theirsAt.pathname);
      expect([given[0], own[0]]).toEqual([200, 200]);
      expect(own[1]).not.toBe(given[1]);
      const never = await fetched(mineAt.pathname.replace(tokenOf(mineAt), 'never.1.was'));
      expect(never[0]).toBe(404);
      const mixtures = mixed(tokenOf(mineAt).split('.'), tokenOf(theirsAt).split('.'));
      expect(mixtures.length).toBeGreaterThan(1);
      for (const token of mixtures)
        expect(await fetched(mineAt.pathname.replace(tokenOf(mineAt), token))).toEqual(never);
    },
  );

  const tokenOf = ({ pathname }: URL) => pathname.split('/')[2]!;

  /** Every token made of parts of both that is neither the one nor the other. */
  function mixed(a: string[], b: string[]): string[] {
    const all = a.reduce<string[][]>(
      (made, part, n) => made.flatMap((parts) => [...new Set([part, b[n]!])].map((one) => [...parts, one])),
      [[]],
    );
    return all.map((parts) => parts.join('.')).filter((one) => one !== a.join('.') && one !== b.join('.'));
  }
});
