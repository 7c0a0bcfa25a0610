import { isEnumType } from 'graphql';
import type { ResolverMap } from '#sandbox/shopify/context.ts';
import type { ShopRecord } from '#sandbox/shopify/state/records.ts';
import { countryName } from './location-resolvers.ts';

const EVERYWHERE_ELSE = '*';

/** The shop's policies; Shopify leaves out those without text. */
function policies(shop: ShopRecord) {
  return shop.policies
    .filter(({ body }) => body.trim() !== '')
    .map((policy, index) => ({
      ...policy,
      id: `gid://shopify/ShopPolicy/${index + 1}`,
      createdAt: policy.updatedAt,
    }));
}

function zoneCountries(shop: ShopRecord): string[] {
  return [...new Set(shop.shippingZones.flatMap((zone) => zone.countries))];
}

export const shopResolvers: ResolverMap = {
  QueryRoot: { shop: (_source, _args, context) => context.shop() },
  Shop: {
    contactEmail: (shop: ShopRecord) => shop.email,
    myshopifyDomain: (shop: ShopRecord) => shop.domain,
    url: (shop: ShopRecord) => shop.primaryUrl,
    primaryDomain: (shop: ShopRecord) => ({
      id: 'gid://shopify/Domain/1',
      host: new URL(shop.primaryUrl).host,
      url: shop.primaryUrl,
      sslEnabled: true,
      localization: null,
      marketWebPresence: null,
    }),
    description: () => null,
    shopOwnerName: () => 'Demo Owner',
    orderNumberFormatPrefix: () => '#',
    orderNumberFormatSuffix: () => '',
    setupRequired: () => false,
    checkoutApiSupported: () => true,
    transactionalSmsDisabled: () => false,
    unitSystem: (shop: ShopRecord) => (shop.countryCode === 'US' ? 'IMPERIAL_SYSTEM' : 'METRIC_SYSTEM'),
    weightUnit: (shop: ShopRecord) => (shop.countryCode === 'US' ? 'POUNDS' : 'KILOGRAMS'),
    plan: (shop: ShopRecord) => ({
      displayName: shop.trial ? 'Trial' : 'Basic',
      publicDisplayName: shop.trial ? 'Trial' : 'Basic',
      partnerDevelopment: shop.trial,
      shopifyPlus: false,
    }),
    shipsToCountries: (shop: ShopRecord, _args, _context, info) => {
      const countries = zoneCountries(shop);
      const known = info.schema.getType('CountryCode');
      if (!countries.includes(EVERYWHERE_ELSE) || !isEnumType(known)) return countries;
      return known.getValues().map(({ name }) => name);
    },
    countriesInShippingZones: (shop: ShopRecord) => ({
      countryCodes: zoneCountries(shop).filter((country) => country !== EVERYWHERE_ELSE),
      includeRestOfWorld: zoneCountries(shop).includes(EVERYWHERE_ELSE),
    }),
    shopPolicies: (shop: ShopRecord) => policies(shop),
    shopAddress: (shop: ShopRecord) => address(shop),
    billingAddress: (shop: ShopRecord) => address(shop),
    metafield: () => null,
    translations: () => [],
  },
};

function address(shop: ShopRecord) {
  const place = shop.locations[0];
  return {
    id: 'gid://shopify/ShopAddress/1',
    address1: place?.address1 ?? null,
    address2: null,
    city: place?.city ?? null,
    zip: place?.zip ?? null,
    company: shop.name,
    country: countryName(shop.countryCode),
    countryCodeV2: shop.countryCode,
    province: shop.provinceCode,
    provinceCode: shop.provinceCode,
    phone: null,
    latitude: null,
    longitude: null,
    coordinatesValidated: true,
  };
}
