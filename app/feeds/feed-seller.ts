import type { Shop } from '#app/db/client/client.ts';

/** What every row of a feed says about the shop. */
export interface FeedSeller {
  name: string;
  url: string;
  /** ISO 3166-1 alpha-2 */
  country: string;
  privacyPolicyUrl: string | null;
  termsUrl: string | null;
  returnPolicyUrl: string | null;
  /** Buyers can pay in the chat at all. */
  takesPayments: boolean;
  /** Prices are told with taxes in them. */
  taxesIncluded: boolean;
}

/** @param takesPayments whether the agent, or where it is no one's feed some agent, can take a payment in the chat */
export function feedSeller(shop: Shop, takesPayments: boolean): FeedSeller {
  const policies = shop.policies as { type: string; url: string }[];
  const policyUrl = (type: string) => policies.find((policy) => policy.type === type)?.url ?? null;
  return {
    name: shop.name || shop.domain,
    url: shop.primaryUrl || `https://${shop.domain}`,
    country: shop.country,
    privacyPolicyUrl: policyUrl('PRIVACY_POLICY'),
    termsUrl: policyUrl('TERMS_OF_SERVICE'),
    returnPolicyUrl: policyUrl('REFUND_POLICY'),
    takesPayments,
    taxesIncluded: shop.taxesIncluded,
  };
}
