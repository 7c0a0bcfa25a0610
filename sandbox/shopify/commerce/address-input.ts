import type { AddressRecord } from '#sandbox/shopify/state/records.ts';
import { UserError } from '#sandbox/shopify/user-error.ts';
import { CA_PROVINCES, US_STATES } from './tax-rates.ts';

/** GraphQL `MailingAddressInput`; also the customer addresses of `orderCreate`, which have no codes. */
export interface MailingAddressInput {
  firstName?: string | null;
  lastName?: string | null;
  company?: string | null;
  address1?: string | null;
  address2?: string | null;
  city?: string | null;
  zip?: string | null;
  provinceCode?: string | null;
  province?: string | null;
  countryCode?: string | null;
  country?: string | null;
  phone?: string | null;
}

const countryNames = new Intl.DisplayNames('en', { type: 'region' });

/** English name of a country, e.g. `United States`; null without a code. */
export function countryName(code: string | null): string | null {
  return code === null ? null : (countryNames.of(code) ?? code);
}

/** Name of a US state or a Canadian province; null elsewhere. */
export function provinceName(countryCode: string | null, provinceCode: string | null): string | null {
  return provinceCode === null ? null : (provincesOf(countryCode)?.[provinceCode]?.name ?? null);
}

function provincesOf(countryCode: string | null): Record<string, { name: string }> | null {
  if (countryCode === 'US') return US_STATES;
  return countryCode === 'CA' ? CA_PROVINCES : null;
}

/**
 * An address as kept. The older `country` and `province` names are understood as codes or English names.
 * @throws UserError for a US state or a Canadian province that does not exist.
 */
export function readAddress(
  input: MailingAddressInput | null | undefined,
  field: string[],
): AddressRecord | null {
  if (!input) return null;
  const countryCode = input.countryCode ?? codeOfCountry(text(input.country));
  const provinces = provincesOf(countryCode);
  const given = text(input.provinceCode) ?? text(input.province);
  const provinceCode = given && provinces ? codeOfProvince(provinces, given) : given;
  if (given && !provinceCode)
    throw new UserError(
      [...field, 'provinceCode'],
      `Province is not valid in ${countryName(countryCode)}`,
      'INVALID',
    );
  return {
    firstName: text(input.firstName),
    lastName: text(input.lastName),
    company: text(input.company),
    address1: text(input.address1),
    address2: text(input.address2),
    city: text(input.city),
    zip: text(input.zip),
    provinceCode,
    countryCode,
    phone: text(input.phone),
  };
}

function codeOfProvince(provinces: Record<string, { name: string }>, given: string): string | null {
  const wanted = given.toUpperCase();
  const found = Object.entries(provinces).find(
    ([code, { name }]) => code === wanted || name.toUpperCase() === wanted,
  );
  return found?.[0] ?? null;
}

function codeOfCountry(country: string | null): string | null {
  if (country === null) return null;
  if (/^[A-Z]{2}$/.test(country)) return country;
  for (const code of ['US', 'CA', 'GB', 'DE', 'FR', 'IE', 'AT', 'AU', 'NL', 'BE', 'ES', 'IT', 'JP'])
    if (countryName(code) === country) return code;
  return null;
}

function text(value: string | null | undefined): string | null {
  return value?.trim() || null;
}
