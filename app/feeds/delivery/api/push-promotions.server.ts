import { z } from 'zod';
import type { FeedDestination } from '#app/db/client/client.ts';
import type { JobPayloads } from '#app/jobs/add-job.server.ts';
import type { Services } from '#app/services.server.ts';
import { findShopById, type ShopScope } from '#app/shops/shop-scope.server.ts';
import { listPromotions } from '../../promotions/list-promotions.server.ts';
import type { Promotion } from '../../promotions/promotion.ts';
import { callFeedApi } from './call-feed-api.server.ts';
import { withFeedApi } from './with-feed-api.server.ts';

/** What is read of the promotions that the API has. */
const MOST_BYTES = 4 * 1024 * 1024;
const known = z.array(z.looseObject({ id: z.string(), status: z.string().optional() }));

/** The job: the shop's discounts have changed. */
export async function tellPromotions(
  services: Services,
  { shopId, destinationId }: JobPayloads['push-promotions'],
): Promise<void> {
  const scope = await findShopById(services, shopId);
  if (scope) await withFeedApi(scope, destinationId, (destination) => pushPromotions(scope, destination));
}

/**
 * Tells OpenAI's feed API of the shop's automatic discounts (`/product_feeds/{id}/promotions`), and ends those that it
 * has and the shop has not any more: an upsert cannot delete. ACP's feed API knows no promotions yet.
 * @throws FeedApiError, ShopifyError
 */
export async function pushPromotions(
  scope: ShopScope,
  destination: FeedDestination & { remoteId: string },
): Promise<void> {
  if (destination.kind !== 'openai-api') return;
  const path = `/${encodeURIComponent(destination.remoteId)}/promotions`;
  const now = await listPromotions(scope);
  const has = known.safeParse(
    await callFeedApi(scope, destination, { method: 'GET', path, maxBytes: MOST_BYTES }),
  );
  const ended = (has.data ?? [])
    .filter(({ id, status }) => status !== 'disabled' && !now.some((promotion) => promotion.id === id))
    .map((promotion) => ({ ...promotion, status: 'disabled' }) as unknown as Promotion);
  if (now.length + ended.length === 0) return;
  await callFeedApi(scope, destination, { method: 'PATCH', path, body: [...now, ...ended] });
}
