import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ACP_VERSIONS } from '#app/agents/acp-versions.ts';
import { acpSpecificationHere } from '#sandbox/agent/testing/acp-specification.ts';
import type { Seller } from '#app/simulator/protocol/call-seller.ts';
import { runConformance } from '#sandbox/conformance/run-conformance.ts';
import { failureText } from '#sandbox/conformance/tell-results.ts';
import { changeStock } from '#sandbox/shopify/commerce/inventory.ts';
import { startSellingShop, type SellingShop } from '#tests/selling-shop.ts';

/** What `npm run conformance` asks of any seller, asked of Aisle with every run of the tests. */
let shop: SellingShop;
let seller: Seller;
beforeAll(async () => {
  shop = await startSellingShop();
  const { id, itemId } = shop.variant('FH-LCS-M-SND');
  changeStock(shop.shopify.context(), id, 1000, 0);
  await shop.shopify.deliverWebhooksNow();
  await shop.drainJobs();
  const handOff = await shop.connect({ name: 'Concierge', platform: 'concierge', sellingMode: 'hand_off' });
  seller = {
    baseUrl: `${shop.url}/acp`,
    apiKey: shop.connection.apiKey,
    itemId,
    makeToken: (amount) => shop.token(amount),
    own: {
      handOffKey: handOff.apiKey,
      expire: async (sessionId) => {
        const where = { id: sessionId, shopId: shop.scope.shop.id };
        await shop.services.db.checkoutSession.update({ where, data: { expiresAt: new Date() } });
      },
    },
  };
  await shop.services.db.agentConnection.updateMany({ data: { rateLimit: 100_000 } });
});
afterAll(() => shop.close());

describe.runIf(acpSpecificationHere)('conformance', () => {
  test.each(ACP_VERSIONS)(
    'ACP %s: nothing fails and nothing is skipped',
    async (version) => {
      const results = await runConformance(seller, version);
      expect(results.filter(({ outcome }) => outcome !== 'passed').map(failureText)).toEqual([]);
      expect(results.length).toBeGreaterThan(40);
    },
    120_000,
  );
});
