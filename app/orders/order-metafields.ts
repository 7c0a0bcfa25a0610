import type { MetafieldInput } from '#app/shopify/operations/admin.generated.ts';
import { affiliateRecord, type AffiliateTouches } from './affiliate-record.ts';
import { SESSION_METAFIELD } from './order-key.ts';

/** The order metafield (JSON) with what affiliates claim, tokens included: the merchant settles by it. */
export const ATTRIBUTION_METAFIELD = { namespace: '$app', key: 'affiliate_attribution' } as const;

/** What Aisle writes to every order of an agent. `touches`: who led the buyer here; null: nobody claims to. */
export function orderMetafields(
  orderKey: string,
  touches: AffiliateTouches | null,
): (MetafieldInput & { key: string; value: string })[] {
  const session = { ...SESSION_METAFIELD, type: 'id', value: orderKey };
  if (!touches) return [session];
  const value = JSON.stringify(affiliateRecord(touches));
  return [session, { ...ATTRIBUTION_METAFIELD, type: 'json', value }];
}
