import type { AddressRecord, ShopRecord, TaxLineRecord } from '#sandbox/shopify/state/records.ts';
import { CA_PROVINCES, US_LOCAL, US_STATES, VAT_COUNTRIES } from './tax-rates.ts';

/** The taxes of one destination. */
export interface DestinationTax {
  /** Prices already contain the taxes. */
  included: boolean;
  shippingTaxed: boolean;
  parts: { title: string; millionths: number }[];
}

type TaxShop = Pick<ShopRecord, 'taxesIncluded' | 'taxInclusiveCountries' | 'taxShipping'>;

/**
 * Which taxes apply at an address. Without an address, or without a US state, Shopify calculates none
 * ("not calculated" in the admin).
 */
export function destinationTax(
  shop: TaxShop,
  address: Pick<AddressRecord, 'countryCode' | 'provinceCode' | 'zip'> | null,
): DestinationTax {
  const country = address?.countryCode ?? null;
  const included = shop.taxesIncluded || (country !== null && shop.taxInclusiveCountries.includes(country));
  if (country === 'US') return { included, ...usTax(shop, address!) };
  if (country === 'CA') {
    const parts = CA_PROVINCES[address!.provinceCode ?? '']?.taxes ?? [{ title: 'GST', millionths: 50_000 }];
    return { included, shippingTaxed: true, parts };
  }
  const vat = country === null ? undefined : VAT_COUNTRIES[country];
  return { included, shippingTaxed: vat !== undefined, parts: vat ? [vat] : [] };
}

function usTax(shop: TaxShop, address: Pick<AddressRecord, 'provinceCode' | 'zip'>) {
  const code = address.provinceCode ?? '';
  const state = US_STATES[code];
  if (!state || state.millionths === 0) return { shippingTaxed: false, parts: [] };
  const local = US_LOCAL.filter(
    (place) => place.state === code && place.zipPrefixes.some((prefix) => address.zip?.startsWith(prefix)),
  );
  return {
    shippingTaxed: state.shippingTaxed === 'shop' ? shop.taxShipping : state.shippingTaxed,
    parts: [
      { title: `${state.name} State Tax`, millionths: state.millionths },
      ...local.map(({ title, millionths }) => ({ title, millionths })),
    ],
  };
}

/**
 * The tax lines on an amount (minor units, after discounts). Each tax line is rounded half up on its own, as
 * Shopify rounds by line item; with tax included the lines say how much of the amount is tax.
 */
export function taxLinesOn(amountMinor: number, tax: DestinationTax): TaxLineRecord[] {
  const all = tax.parts.reduce((sum, part) => sum + part.millionths, 0);
  const base = 1_000_000 + (tax.included ? all : 0);
  return tax.parts.map((part) => ({
    title: part.title,
    rate: part.millionths / 1_000_000,
    amountMinor: divideHalfUp(amountMinor * part.millionths, base),
    channelLiable: null,
  }));
}

/** `numerator / denominator` to the nearest integer, halves up. Both are non-negative integers. */
export function divideHalfUp(numerator: number, denominator: number): number {
  const wide = 2n * BigInt(numerator) + BigInt(denominator);
  return Number(wide / (2n * BigInt(denominator)));
}

/** Sum of some tax lines, minor units. */
export function sumTax(lines: TaxLineRecord[]): number {
  return lines.reduce((sum, line) => sum + line.amountMinor, 0);
}

/** One tax line per title and rate, added up: how Shopify lists the taxes of a whole order. */
export function mergeTaxLines(lines: TaxLineRecord[]): TaxLineRecord[] {
  const merged = new Map<string, TaxLineRecord>();
  for (const line of lines) {
    const key = `${line.title}\n${line.rate}`;
    const known = merged.get(key);
    merged.set(key, known ? { ...known, amountMinor: known.amountMinor + line.amountMinor } : line);
  }
  return [...merged.values()];
}
