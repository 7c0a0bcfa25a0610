import type { MailingAddressInput } from '#sandbox/shopify/commerce/address-input.ts';

/** A cart permalink: what the buyer gets, and what the app that made the link wants to be told about it. */
export interface CartLink {
  lines: { variantId: string; quantity: number }[];
  discountCodes: string[];
  attributes: { key: string; value: string }[];
  note: string | null;
  ref: string | null;
  /** Path and query, as orders keep it in `landing_site`. */
  landingSite: string;
  /** `checkout[email]`. */
  email: string | null;
  /** `checkout[shipping_address][…]`; only the fields given. */
  address: MailingAddressInput;
}

/** Parameters of `checkout[shipping_address]`. */
const ADDRESS_FIELDS: Record<string, keyof MailingAddressInput> = {
  first_name: 'firstName',
  last_name: 'lastName',
  company: 'company',
  address1: 'address1',
  address2: 'address2',
  city: 'city',
  zip: 'zip',
  province: 'province',
  country: 'country',
  phone: 'phone',
};

/**
 * Reads `/cart/{variant}:{quantity},…?discount=…&attributes[…]=…&note=…&ref=…&checkout[email]=…`. Null if the address
 * is no permalink: other text than numbers, or a quantity of 0.
 * https://shopify.dev/docs/apps/build/checkout/create-cart-permalinks
 */
export function readCartLink(url: URL): CartLink | null {
  const [, list] = /^\/cart\/([^/]+)\/?$/.exec(url.pathname) ?? [];
  if (list === undefined) return null;
  const lines = list.replace(/%3A/gi, ':').replace(/%2C/gi, ',').split(',').map(readLine);
  if (lines.some((line) => line === null)) return null;
  const query = url.searchParams;
  return {
    lines: lines.filter((line) => line !== null),
    discountCodes: query.getAll('discount').flatMap((codes) => codes.split(',').filter(Boolean)),
    attributes: [...query].flatMap(([name, value]) => {
      const [, key] = /^attributes\[(.+)\]$/.exec(name) ?? [];
      return key === undefined ? [] : [{ key, value }];
    }),
    note: query.get('note'),
    ref: query.get('ref'),
    landingSite: url.pathname + url.search,
    email: query.get('checkout[email]'),
    address: Object.fromEntries(
      Object.entries(ADDRESS_FIELDS)
        .map(([name, field]) => [field, query.get(`checkout[shipping_address][${name}]`)] as const)
        .filter(([, value]) => value !== null),
    ),
  };
}

function readLine(text: string): CartLink['lines'][number] | null {
  const [, variant, quantity] = /^(\d{1,18}):(\d{1,6})$/.exec(text) ?? [];
  if (variant === undefined || Number(quantity) === 0) return null;
  return { variantId: `gid://shopify/ProductVariant/${variant}`, quantity: Number(quantity) };
}
