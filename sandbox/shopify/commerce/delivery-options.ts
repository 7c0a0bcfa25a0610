import type { AddressRecord, ShopRecord } from '#sandbox/shopify/state/records.ts';
import { handleOf, shippingRates, type OfferedRate, type ShippingCart } from './shipping-rates.ts';

/** A location where the buyer can fetch the goods. */
export interface PickupOption extends OfferedRate {
  locationId: string;
  instructions: string;
  /** The location's own address, by which goods picked up are taxed. */
  place: Pick<AddressRecord, 'countryCode' | 'provinceCode' | 'zip'>;
}

/** The ways a cart can reach its buyer. */
export interface DeliveryOptions {
  shipping: OfferedRate[];
  localDelivery: OfferedRate[];
  pickup: PickupOption[];
}

type DeliveryShop = Pick<ShopRecord, 'shippingZones' | 'locations' | 'localDelivery'>;

/**
 * Everything the shop offers for a cart: its zones' rates, local delivery to the postal codes it serves from its
 * minimum, and pickup at the locations that allow it. Goods that are not shipped are neither delivered nor fetched.
 * https://shopify.dev/docs/api/admin-graphql/latest/objects/DraftOrderAvailableDeliveryOptions
 */
export function deliveryOptions(
  shop: DeliveryShop,
  cart: ShippingCart,
  address: AddressRecord | null,
): DeliveryOptions {
  return {
    shipping: shippingRates(shop, cart, address),
    localDelivery: localDelivery(shop, cart, address),
    pickup: pickup(shop, cart),
  };
}

function localDelivery(
  { localDelivery: service }: DeliveryShop,
  cart: ShippingCart,
  address: AddressRecord | null,
): OfferedRate[] {
  if (!service || !address || !cart.lines.some((line) => line.requiresShipping)) return [];
  const zip = address.zip?.toUpperCase() ?? '';
  const served =
    address.countryCode === service.countryCode &&
    service.zipPrefixes.some((prefix) => zip.startsWith(prefix));
  if (!served || cart.subtotalMinor < service.minimumMinor) return [];
  const { title, priceMinor } = service;
  return [
    {
      handle: handleOf(['local-delivery', title, priceMinor], cart, address),
      code: title,
      source: 'shopify',
      title,
      priceMinor,
    },
  ];
}

/** Pickup does not depend on where the buyer is, so neither does its handle. */
function pickup(shop: DeliveryShop, cart: ShippingCart): PickupOption[] {
  if (!cart.lines.some((line) => line.requiresShipping)) return [];
  return shop.locations.flatMap((location) => {
    if (!location.pickup?.enabled) return [];
    const { id, name, countryCode, provinceCode, zip } = location;
    return {
      handle: handleOf(['pickup', id], cart, null),
      code: name,
      source: 'shopify',
      title: name,
      priceMinor: 0,
      locationId: id,
      instructions: location.pickup.instructions,
      place: { countryCode, provinceCode, zip },
    };
  });
}
