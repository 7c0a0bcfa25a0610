import type { SellerFacts } from '../dialect.ts';

/** Shopify's kinds of policy → the version's word; a kind without one is not told. */
export type LinkTypes = Record<string, string>;

/** Links since 2026-01-30. */
export const LINK_TYPES_2026: LinkTypes = {
  TERMS_OF_SERVICE: 'terms_of_use',
  PRIVACY_POLICY: 'privacy_policy',
  REFUND_POLICY: 'return_policy',
  SHIPPING_POLICY: 'shipping_policy',
  CONTACT_INFORMATION: 'contact_us',
};

/** Links of 2025-12-12 and 2026-01-16. */
export const LINK_TYPES_2025_12: LinkTypes = {
  TERMS_OF_SERVICE: 'terms_of_use',
  PRIVACY_POLICY: 'privacy_policy',
  REFUND_POLICY: 'return_policy',
};

export interface WireLink {
  type: string;
  title: string;
  url: string;
}

/** The shop's policies that the version has a word for and the shop has a page for. */
export function policyLinks({ policies }: SellerFacts, types: LinkTypes): WireLink[] {
  return policies.flatMap(({ type, title, url }) => {
    const known = types[type];
    return known && url ? [{ type: known, title, url }] : [];
  });
}

/** A link until 2026-01-16, which has no title. */
export function untitled({ type, url }: WireLink): Omit<WireLink, 'title'> {
  return { type, url };
}
