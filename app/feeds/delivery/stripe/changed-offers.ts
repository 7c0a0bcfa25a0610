import { endedLine, type OfferFeed, type StripeOffer } from '../../formats/stripe/stripe-offers.ts';
import { rowDigest } from '../row-digest.ts';

/** What Stripe was told last of an item: digests of its lines, in hex. */
export interface ToldOffer extends Record<OfferFeed, string> {
  itemId: string;
}

export interface OfferLine {
  itemId: string;
  line: string;
  digest: string;
}

/** By feed, the lines that Stripe is to be told. */
export type OfferChanges = Record<OfferFeed, OfferLine[]>;

/**
 * What Stripe knows otherwise than it is. What is not sold any more is told as out of stock, because neither feed can
 * delete; what Stripe was never told of is left to the next product file, because both refuse ids they do not know.
 * @param told of one product, all that Stripe has
 * @param now the same product's offers, by item
 */
export function changedOffers(
  told: readonly ToldOffer[],
  now: ReadonlyMap<string, StripeOffer>,
): OfferChanges {
  const changes: OfferChanges = { inventory: [], pricing: [] };
  const compare = (feed: OfferFeed, before: ToldOffer, line: string) => {
    const digest = rowDigest(line);
    if (digest !== before[feed]) changes[feed].push({ itemId: before.itemId, line, digest });
  };
  for (const before of told) {
    const offer = now.get(before.itemId);
    compare('inventory', before, offer?.inventory ?? endedLine(before.itemId));
    if (offer) compare('pricing', before, offer.pricing);
  }
  return changes;
}

/**
 * Which feed is told next: both take their turns, so that stock that never rests does not keep prices back.
 * @param last the one that was told last
 */
export function nextFeed(changes: OfferChanges, last: OfferFeed | null): OfferFeed | null {
  const order: OfferFeed[] = last === 'inventory' ? ['pricing', 'inventory'] : ['inventory', 'pricing'];
  return order.find((feed) => changes[feed].length > 0) ?? null;
}
