import type { ShopifyContext } from '#sandbox/shopify/context.ts';
import { variantsOf } from '#sandbox/shopify/resolvers/catalog/catalog-rules.ts';
import type { ProductRecord } from '#sandbox/shopify/state/records.ts';
import type { ShopifyState } from '#sandbox/shopify/state/shopify-state.ts';
import { sendFeedMessage, type FeedAction } from './feed-message.ts';
import { feedProduct } from './feed-product.ts';
import { feedsOf } from './find-channels.ts';
import { isOnChannel } from './is-on-channel.ts';

/** Topics whose payload names a product by these means. */
const PRODUCT_OF: Record<
  string,
  (state: ShopifyState, payload: Record<string, unknown>) => string | undefined
> = {
  'products/create': (_state, payload) => String(payload['admin_graphql_api_id']),
  'products/update': (_state, payload) => String(payload['admin_graphql_api_id']),
  'products/delete': (_state, payload) => `gid://shopify/Product/${String(payload['id'])}`,
  'inventory_levels/update': ({ variants }, payload) => {
    const itemId = `gid://shopify/InventoryItem/${String(payload['inventory_item_id'])}`;
    return variants.find(({ inventoryItemId }) => inventoryItemId === itemId)?.productId;
  },
};

/**
 * Tells the product feeds of changes: what the shop's other webhooks tell of products, it tells each feed as the feed's
 * channel sees it. It remembers how a product was, to know that one comes onto a channel or leaves it; between changes
 * that is how it is, so nothing need be stored.
 */
export class ProductFollower {
  private readonly seen: Map<string, ProductRecord>;

  constructor(private readonly state: ShopifyState) {
    this.seen = new Map(state.products.all().map((product) => [product.id, product]));
  }

  /** The same from a webhook that was queued; those that tell of no product are none of the feeds'. */
  followWebhook(context: ShopifyContext, topic: string, payload: Record<string, unknown>): void {
    if (topic === 'inventory_levels/update' && this.state.productFeeds.size === 0) return;
    const id = PRODUCT_OF[topic]?.(this.state, payload);
    if (id) this.follow(context, id);
  }

  /** Sends `product_feeds/incremental_sync` by every feed that the product's change is news for. */
  follow(context: ShopifyContext, productId: string): void {
    const before = this.seen.get(productId);
    const after = this.state.products.get(productId);
    if (after) this.seen.set(productId, after);
    else this.seen.delete(productId);
    const product = after ?? before;
    if (!product) return;
    for (const channel of this.state.channels.all()) {
      const was = before !== undefined && isOnChannel(before, channel);
      const is = after !== undefined && isOnChannel(after, channel);
      if (!was && !is) continue;
      const action: FeedAction = !is ? 'DELETE' : was ? 'UPDATE' : 'CREATE';
      for (const feed of feedsOf(context, channel.id))
        sendFeedMessage(context, feed, 'product_feeds/incremental_sync', {
          action,
          fullSyncId: null,
          product: feedProduct(context, feed, {
            product,
            variants: variantsOf(context, productId),
            isOnChannel: is,
          }),
        });
    }
  }
}
