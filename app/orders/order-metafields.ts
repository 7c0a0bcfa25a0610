import type { MetafieldInput } from '#app/shopify/operations/admin.generated.ts';
import { SESSION_METAFIELD } from './order-key.ts';

/** The order metafield (JSON) with what affiliates claim, tokens included: the merchant settles by it. */
export const ATTRIBUTION_METAFIELD = { namespace: '$app', key: 'affiliate_attribution' } as const;

/** What Aisle writes to every order of an agent. `attribution` as attributionRecord makes it. */
export function orderMetafields(
  orderKey: string,
  attribution: Record<string, unknown> | null,
): (MetafieldInput & { key: string; value: string })[] {
  const session = { ...SESSION_METAFIELD, type: 'id', value: orderKey };
  if (!attribution) return [session];
  return [session, { ...ATTRIBUTION_METAFIELD, type: 'json', value: JSON.stringify(attribution) }];
}
