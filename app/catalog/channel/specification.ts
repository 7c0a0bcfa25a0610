import type { Shop } from '#app/db/client/client.ts';
import type { CountryCode, LanguageCode } from '#app/shopify/operations/admin.generated.ts';

/** The specification that extensions/sales-channel declares; Shopify names a channel by it and an account. */
export const SPECIFICATION_HANDLE = 'agents';
/** The one channel of a shop: by this name it is found again after a lost reply. */
export const CHANNEL_HANDLE = 'aisle-agents';

/** Countries of the specification, each with the first of its languages. */
export const FEED_LANGUAGES = {
  US: 'EN',
  CA: 'EN',
  MX: 'ES',
  GB: 'EN',
  IE: 'EN',
  AU: 'EN',
  NZ: 'EN',
  DE: 'DE',
  AT: 'DE',
  CH: 'DE',
  FR: 'FR',
  BE: 'FR',
  LU: 'FR',
  ES: 'ES',
} as const satisfies Partial<Record<CountryCode, LanguageCode>>;

type FeedCountry = keyof typeof FEED_LANGUAGES;

/**
 * The country and language of the shop's product feed: of the shop's own country, or of the first of the specification's
 * where it sells. One is enough: its messages only say which product to read, and each more would say it again.
 * @param shipsTo countries, by Shopify's word
 */
export function feedContext(
  shop: Pick<Shop, 'country' | 'marketCountries'>,
  shipsTo: readonly string[],
): { country: FeedCountry; language: (typeof FEED_LANGUAGES)[FeedCountry] } {
  const sellsIn = [shop.country, ...shop.marketCountries, ...shipsTo];
  const known = sellsIn.find((code) => Object.hasOwn(FEED_LANGUAGES, code));
  const country = (known ?? 'US') as FeedCountry;
  return { country, language: FEED_LANGUAGES[country] };
}
