import { connection, type ConnectionArguments } from '#sandbox/shopify/graphql/connection.ts';
import type { ResolverMap, ShopifyContext } from '#sandbox/shopify/context.ts';
import type { ShopRecord } from '#sandbox/shopify/state/records.ts';
import { numericId } from './numeric-id.ts';

/** A GraphQL `Location`. */
export function location(place: ShopRecord['locations'][number], context: ShopifyContext) {
  const { id, name, address1, city, zip, countryCode, provinceCode } = place;
  return {
    __typename: 'Location',
    id,
    name,
    legacyResourceId: numericId(id),
    address: {
      address1,
      address2: null,
      city,
      zip,
      countryCode,
      provinceCode,
      country: countryName(countryCode),
      province: provinceCode,
      phone: null,
      latitude: null,
      longitude: null,
      formatted: [address1, `${city} ${zip}`, countryName(countryCode)],
    },
    addressVerified: true,
    isActive: true,
    isFulfillmentService: false,
    isPrimary: context.shop().locations[0]?.id === id,
    fulfillmentService: null,
    fulfillsOnlineOrders: true,
    localPickupSettingsV2: place.pickup?.enabled ? place.pickup : null,
    shipsInventory: true,
    hasActiveInventory: true,
    activatable: false,
    deactivatable: false,
    deactivatedAt: null,
    deletable: false,
  };
}

/** English name of an ISO country, as Shopify shows it. */
export function countryName(code: string): string {
  return new Intl.DisplayNames(['en'], { type: 'region' }).of(code) ?? code;
}

const locations = (context: ShopifyContext) =>
  context.shop().locations.map((place) => location(place, context));

export const locationResolvers: ResolverMap = {
  QueryRoot: {
    locations: (_source, args: ConnectionArguments, context) => connection(locations(context), args),
    locationsCount: (_source, _args, context) => ({ count: locations(context).length, precision: 'EXACT' }),
    location: (_source, { id }: { id?: string | null }, context) =>
      (id ? locations(context).find((place) => place.id === id) : locations(context)[0]) ?? null,
  },
};
