/** A claim of having led the buyer to an order, with the network's token in the open. */
export interface AffiliateTouch {
  provider: string;
  token?: string;
  publisherId?: string;
  campaignId?: string;
  creativeId?: string;
  subId?: string;
  source?: { type: string; url?: string };
  /** ISO 8601 */
  issuedAt?: string;
  /** ISO 8601 */
  expiresAt?: string;
  metadata?: Record<string, string | number | boolean>;
}

/** Who led the buyer here first, and who last. */
export interface AffiliateTouches {
  first?: AffiliateTouch;
  last?: AffiliateTouch;
}

/**
 * Both touches as the merchant and the networks read them: in the words of ACP's `affiliate_attribution`
 * (rfc.affiliate_attribution.md, 4.2).
 */
export function affiliateRecord({ first, last }: AffiliateTouches): Record<string, unknown> {
  return { ...(first && { first: record(first) }), ...(last && { last: record(last) }) };
}

function record(touch: AffiliateTouch): Record<string, unknown> {
  const fields = {
    provider: touch.provider,
    token: touch.token,
    publisher_id: touch.publisherId,
    campaign_id: touch.campaignId,
    creative_id: touch.creativeId,
    sub_id: touch.subId,
    source: touch.source,
    issued_at: touch.issuedAt,
    expires_at: touch.expiresAt,
    metadata: touch.metadata,
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
