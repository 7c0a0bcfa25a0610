import type { ChannelSpecification } from '#sandbox/shopify/oauth/channel-specifications.ts';
import type { ShopRecord } from '#sandbox/shopify/state/records.ts';

const EVERYWHERE_ELSE = '*';

/**
 * The countries of a specification where the shop sells: its own, and those it ships to. Markets are not simulated on
 * their own; there is one for all of these.
 */
export function sellingCountries(
  shop: ShopRecord,
  { countries }: ChannelSpecification,
): ChannelSpecification['countries'] {
  const shipsTo = shop.shippingZones.flatMap((zone) => zone.countries);
  return countries.filter(
    ({ code }) => code === shop.countryCode || shipsTo.includes(code) || shipsTo.includes(EVERYWHERE_ELSE),
  );
}
