/** Shopify's names in an address (`MailingAddressInput`), by those of the protocol's Address. */
const ADDRESS_FIELDS: Record<string, string> = {
  countryCode: 'country',
  provinceCode: 'state',
  zip: 'postal_code',
  city: 'city',
  address1: 'line_one',
  address2: 'line_two',
};

/**
 * The field of a session that Shopify refuses (JSONPath), as exactly as Shopify says: a field of the address, a line,
 * or else the address as a whole.
 * @param path of the field in Shopify's input, e.g. `['input', 'shippingAddress', 'provinceCode']`; empty if not told
 */
export function refusedField(path: string[]): string {
  const line = path[path.indexOf('lineItems') + 1];
  if (path.includes('lineItems') && line !== undefined) return `$.line_items[${line}]`;
  const field = path.includes('shippingAddress') && ADDRESS_FIELDS[path.at(-1)!];
  return field ? `$.fulfillment_details.address.${field}` : '$.fulfillment_details.address';
}

/**
 * The path in the text of a GraphQL error: "… invalid value for shippingAddress.countryCode (Expected …)". Errors of
 * queries have no path of their own, only words: "Province is not valid in Canada".
 */
export function fieldIn(message: string): string[] {
  const path = /\b(?:shippingAddress|lineItems)\.\w+/.exec(message)?.[0];
  if (path) return path.split('.');
  const [, word] = /\b(province|zip|country)\b/i.exec(message) ?? [];
  return word ? ['shippingAddress', FIELDS_IN_WORDS[word.toLowerCase()]!] : [];
}

const FIELDS_IN_WORDS: Record<string, string> = {
  province: 'provinceCode',
  zip: 'zip',
  country: 'countryCode',
};
