import { z } from 'zod';
import { shopifyAdmin } from '#app/shopify/admin-client.server.ts';
import { GetOrderEvidenceDocument } from '#app/shopify/operations/admin.generated.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import type { ChainPoint } from '../verify-chain.ts';

/** What the order in Shopify has kept of the chain (orders/order-metafields.ts). */
export type Witness =
  | ({ state: 'read' } & ChainPoint)
  /** The order has nothing of it: it was made before there was evidence, or somebody took it away. */
  | { state: 'none' }
  /** Shopify did not answer just now. */
  | { state: 'unavailable' };

const point = z.object({ sequence: z.number().int(), hash: z.string() });

/** Asks Shopify for it; evidence is given out also when Shopify does not answer. */
export async function readWitness(scope: ShopScope, shopifyOrderGid: string): Promise<Witness> {
  try {
    const { order } = await shopifyAdmin(
      scope,
      GetOrderEvidenceDocument,
      { id: shopifyOrderGid },
      { lane: 'background' },
    );
    const kept = point.safeParse(JSON.parse(order?.metafield?.value ?? 'null'));
    return kept.success ? { state: 'read', ...kept.data } : { state: 'none' };
  } catch (err) {
    scope.log.warn({ err, order: shopifyOrderGid }, 'the evidence on the order could not be read');
    return { state: 'unavailable' };
  }
}
