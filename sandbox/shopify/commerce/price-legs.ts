import type { ShopRecord } from '#sandbox/shopify/state/records.ts';
import { UserError } from '#sandbox/shopify/user-error.ts';
import type { Cart, PriceLegs } from './cart.ts';
import { minorOf, moneyInputMinor, type MoneyInput } from './money-input.ts';
import { convertBackMinor, convertMinor } from './presentment.ts';

/** Reads a draft order's prices into both of its currencies. */
export interface PriceReader {
  presentment: Cart['presentment'];
  /** A price of the shop, minor units of its currency. */
  ofShop(shopMinor: number): PriceLegs;
  /** A decimal text in the shop's currency. @throws UserError if it is no amount of it. */
  readShop(amount: string, field: string[]): PriceLegs;
  /** Money in the buyer's currency, which is then exact, or in the shop's. @throws UserError for a third currency. */
  read(money: MoneyInput, field: string[]): PriceLegs;
}

type CurrencyShop = Pick<ShopRecord, 'currencyCode' | 'enabledPresentmentCurrencies' | 'presentmentRates'>;

/**
 * A reader for a draft that is shown in `shownCurrency`.
 * @throws UserError for a currency the shop does not sell in.
 */
export function priceReader(shop: CurrencyShop, shownCurrency: string, field: string[]): PriceReader {
  const { currencyCode } = shop;
  const rate = presentmentRate(shop, shownCurrency);
  if (rate === null)
    throw new UserError(field, `Presentment currency code ${shownCurrency} is not enabled for this shop`);
  const toShown = (minor: number): number => convertMinor(minor, currencyCode, shownCurrency, rate);
  const ofShop = (shopMinor: number): PriceLegs => ({ shopMinor, shownMinor: toShown(shopMinor) });
  return {
    presentment: shownCurrency === currencyCode ? null : { currencyCode: shownCurrency, rate },
    ofShop,
    readShop: (amount, at) => ofShop(minorOf(amount, currencyCode, at)),
    read: (money, at) => {
      if (money.currencyCode === currencyCode) return ofShop(moneyInputMinor(money, currencyCode, at));
      const shownMinor = moneyInputMinor(money, shownCurrency, at);
      return { shownMinor, shopMinor: convertBackMinor(shownMinor, currencyCode, shownCurrency, rate) };
    },
  };
}

/** How many units of a currency one unit of the shop's buys; null where the shop does not sell in it. */
export function presentmentRate(shop: CurrencyShop, currency: string): string | null {
  if (currency === shop.currencyCode) return '1';
  if (!shop.enabledPresentmentCurrencies.includes(currency)) return null;
  return shop.presentmentRates?.[currency] ?? null;
}
