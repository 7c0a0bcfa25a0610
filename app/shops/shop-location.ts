import type { GetLocationsQuery } from '#app/shopify/operations/admin.generated.ts';
import { fromGid } from '#app/shopify/gid.ts';

/** A place of the shop as `shops.locations` keeps it: what a buyer who picks up must know of it. */
export interface ShopLocation {
  /** The number in Shopify's id. */
  id: string;
  name: string;
  phone?: string;
  /** As in a session's addresses; what Shopify does not know is empty. */
  address: {
    lineOne: string;
    lineTwo?: string;
    city: string;
    state: string;
    country: string;
    postalCode: string;
  };
  /** Hours from the order until it can be picked up, at the most; null: not told, or longer than anybody promises. */
  readyInHours: number | null;
}

/** Shopify's `DeliveryLocalPickupTime` in hours, the latest of each range. "Five or more days" has no end. */
const HOURS: Record<string, number> = {
  ONE_HOUR: 1,
  TWO_HOURS: 2,
  FOUR_HOURS: 4,
  TWENTY_FOUR_HOURS: 24,
  TWO_TO_FOUR_DAYS: 4 * 24,
};

/**
 * Shopify's active locations, all of them: which of them let buyers pick up is told with each quote. Without a
 * country a place has no address that could be shown, and is left out.
 */
export function mapLocations(nodes: GetLocationsQuery['locations']['nodes']): ShopLocation[] {
  return nodes.flatMap(({ id, name, address, localPickupSettingsV2: pickup }) => {
    if (!address.countryCode) return [];
    return {
      id: fromGid(id),
      name,
      ...(address.phone && { phone: address.phone }),
      address: {
        lineOne: address.address1 ?? '',
        ...(address.address2 && { lineTwo: address.address2 }),
        city: address.city ?? '',
        state: address.provinceCode ?? '',
        country: address.countryCode,
        postalCode: address.zip ?? '',
      },
      readyInHours: (pickup && HOURS[pickup.pickupTime]) ?? null,
    };
  });
}
