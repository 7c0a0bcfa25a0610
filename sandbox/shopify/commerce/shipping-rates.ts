import { createHash } from 'node:crypto';
import type { AddressRecord, ShippingZone, ShopRecord } from '#sandbox/shopify/state/records.ts';

/** A rate offered for one cart and one destination. */
export interface OfferedRate {
  /** Opaque; it changes with the price, the destination and the cart, so that an old one goes stale. */
  handle: string;
  code: string;
  /** Rates set by hand in the shop's zones come from `shopify`; carriers would be named here. */
  source: string;
  title: string;
  priceMinor: number;
}

/** The parts of a cart a shipping rate depends on. */
export interface ShippingCart {
  lines: { key: string; quantity: number; requiresShipping: boolean }[];
  /** Goods after discounts, minor units: what "free above" looks at. */
  subtotalMinor: number;
}

/**
 * The shop's rates for a cart at an address, in the order of the zone (Shopify promises no order by price). None
 * without a country, without a zone for it, or when nothing in the cart is shipped.
 */
export function shippingRates(
  shop: Pick<ShopRecord, 'shippingZones'>,
  cart: ShippingCart,
  address: AddressRecord | null,
): OfferedRate[] {
  if (!address?.countryCode || !cart.lines.some((line) => line.requiresShipping)) return [];
  const zone = zoneFor(shop.shippingZones, address.countryCode);
  return (zone?.rates ?? []).map((rate) => {
    const free = rate.freeAboveMinor !== undefined && cart.subtotalMinor >= rate.freeAboveMinor;
    const priceMinor = free ? 0 : rate.priceMinor;
    return {
      handle: handleOf([rate.code, priceMinor], cart, address),
      code: rate.code,
      source: 'shopify',
      title: rate.title,
      priceMinor,
    };
  });
}

/** The zone that names the country, else the rest of the world. */
function zoneFor(zones: ShippingZone[], country: string): ShippingZone | undefined {
  return (
    zones.find((zone) => zone.countries.includes(country)) ??
    zones.find((zone) => zone.countries.includes('*'))
  );
}

/** The opaque handle of an offer for a cart: another cart, or another address where that counts, makes another one. */
export function handleOf(
  offer: (string | number)[],
  cart: ShippingCart,
  address: AddressRecord | null,
): string {
  const place = address && [
    address.countryCode,
    address.provinceCode,
    address.zip,
    address.city,
    address.address1,
  ];
  const goods = cart.lines.map((line) => [line.key, line.quantity]);
  return createHash('sha256')
    .update(JSON.stringify([...offer, place, goods]))
    .digest('hex');
}
