/**
 * Jobs about one Shopify order run one after the other: none acts on what another is changing. Also the key under which
 * many wishes to read it again are one. Of its shop alone: an order's id says nothing in another, and one shop's job
 * must never take another's place.
 */
export const orderQueue = (shopId: string, shopifyOrderGid: string): string =>
  `order:${shopId}:${shopifyOrderGid}`;

/** Key and queue of the job that judges an order of the shop's own checkout. */
export const adoptionJob = (shopId: string, shopifyOrderGid: string): { key: string; queue: string } => ({
  key: `adopt:${shopId}:${shopifyOrderGid}`,
  queue: orderQueue(shopId, shopifyOrderGid),
});
