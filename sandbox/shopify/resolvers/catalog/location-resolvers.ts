import { connection, type ConnectionArguments } from '#sandbox/shopify/graphql/connection.ts';
import type { ResolverMap, ShopifyContext } from '#sandbox/shopify/context.ts';
import { provinceName } from '#sandbox/shopify/commerce/address-input.ts';
import type { ShopRecord } from '#sandbox/shopify/state/records.ts';
import { numericId } from './numeric-id.ts';

/** A GraphQL `Location`. */
export function location(place: ShopRecord['locations'][number], context: ShopifyContext) {
  const { id, name, address1, city, zip, countryCode, provinceCode, isActive = true } = place;
  const { state, shop } = context;
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
      province: provinceName(countryCode, provinceCode) ?? provinceCode,
      phone: place.phone ?? null,
      latitude: null,
      longitude: null,
      formatted: [address1, `${city} ${zip}`, countryName(countryCode)],
    },
    addressVerified: true,
    isActive,
    isFulfillmentService: false,
    isPrimary: shop().locations[0]?.id === id,
    fulfillmentService: null,
    fulfillsOnlineOrders: true,
    localPickupSettingsV2: place.pickup?.enabled ? place.pickup : null,
    shipsInventory: true,
    hasActiveInventory: isActive,
    hasUnfulfilledOrders: Boolean(
      state.orders.find((order) => order.fulfillmentOrders.some((row) => row.status === 'OPEN')),
    ),
    activatable: false,
    deactivatable: false,
    deactivatedAt: null,
    deletable: false,
    suggestedAddresses: [],
  };
}

/** English name of an ISO country, as Shopify shows it. */
export function countryName(code: string): string {
  return new Intl.DisplayNames(['en'], { type: 'region' }).of(code) ?? code;
}

/** GraphQL `locations` leaves inactive places out unless it is asked for them. */
const locations = (context: ShopifyContext, includeInactive: boolean) =>
  context
    .shop()
    .locations.filter((place) => includeInactive || place.isActive !== false)
    .map((place) => location(place, context));

export const locationResolvers: ResolverMap = {
  QueryRoot: {
    locations: (_source, args: ConnectionArguments & { includeInactive?: boolean | null }, context) =>
      connection(locations(context, args.includeInactive ?? false), args),
    locationsCount: (_source, _args, context) => ({
      count: locations(context, false).length,
      precision: 'EXACT',
    }),
    location: (_source, { id }: { id?: string | null }, context) =>
      locations(context, true).find((place) => !id || place.id === id) ?? null,
  },
};
