import type { CatalogItem } from '#app/catalog/catalog-item.ts';
import type { FeedContext } from '../../feed-format.ts';
import { toFeedItem, type FeedItem } from '../../item/feed-item.ts';
import { delimited } from '../../write/delimited.ts';
import {
  STRIPE_INVENTORY_COLUMNS,
  STRIPE_PRICE_COLUMNS,
  toStripeEndedRow,
  toStripeInventoryRow,
  toStripePriceRow,
  toStripeProductRow,
} from './stripe-rows.ts';

/** The feeds of Stripe's catalogue that tell what changes often, by the names of its imports (`feed_type`). */
export const OFFER_FEEDS = {
  inventory: delimited(STRIPE_INVENTORY_COLUMNS, ','),
  pricing: delimited(STRIPE_PRICE_COLUMNS, ','),
};
export type OfferFeed = keyof typeof OFFER_FEEDS;

/** An item's line in each of these feeds, with its end of line. */
export type StripeOffer = Record<OfferFeed, string>;

export function toStripeOffer(feedItem: FeedItem): StripeOffer {
  return {
    inventory: OFFER_FEEDS.inventory.line(toStripeInventoryRow(feedItem)),
    pricing: OFFER_FEEDS.pricing.line(toStripePriceRow(feedItem)),
  };
}

/** The inventory line of an item that is not sold any more. */
export const endedLine = (itemId: string): string => OFFER_FEEDS.inventory.line(toStripeEndedRow(itemId));

/** The offers of those items that a product file would have a row for, by item. */
export function stripeOffers(items: readonly CatalogItem[], context: FeedContext): Map<string, StripeOffer> {
  const offers = new Map<string, StripeOffer>();
  for (const item of items) {
    const feedItem = toFeedItem(item, context);
    if (typeof feedItem === 'string' || toStripeProductRow(feedItem, context) === 'category') continue;
    offers.set(item.itemId, toStripeOffer(feedItem));
  }
  return offers;
}
