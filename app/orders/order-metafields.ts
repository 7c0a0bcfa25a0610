import type { ChainPoint } from '#app/evidence/verify-chain.ts';
import type { MetafieldInput } from '#app/shopify/operations/admin.generated.ts';
import { affiliateRecord, type AffiliateTouches } from './affiliate-record.ts';
import { SESSION_METAFIELD } from './order-key.ts';

/** The order metafield (JSON) with what affiliates claim, tokens included: the merchant settles by it. */
export const ATTRIBUTION_METAFIELD = { namespace: '$app', key: 'affiliate_attribution' } as const;

/**
 * The order metafield (JSON) with number and hash of the newest entry of the evidence when the order was made: what came
 * before cannot be rewritten unseen, whoever has Aisle's database (docs/decisions/020).
 */
export const EVIDENCE_METAFIELD = { namespace: '$app', key: 'evidence_head' } as const;

/**
 * What Aisle writes to every order of an agent.
 * @param facts.touches who led the buyer here; null: nobody claims to.
 * @param facts.evidence the newest entry of the session's evidence; null: there is none.
 */
export function orderMetafields(
  orderKey: string,
  { touches, evidence }: { touches: AffiliateTouches | null; evidence: ChainPoint | null },
): (MetafieldInput & { key: string; value: string })[] {
  const json = (field: { namespace: string; key: string }, value: unknown) => ({
    ...field,
    type: 'json',
    value: JSON.stringify(value),
  });
  return [
    { ...SESSION_METAFIELD, type: 'id', value: orderKey },
    ...(touches ? [json(ATTRIBUTION_METAFIELD, affiliateRecord(touches))] : []),
    ...(evidence ? [json(EVIDENCE_METAFIELD, evidence)] : []),
  ];
}
