import type { z } from 'zod';
import type { AttributionClaim } from '#app/checkout/session/session-changes.ts';
import { AppError } from '#app/kernel/app-error.ts';
import type { affiliateAttribution } from './attribution-schema.ts';

type Wire = z.output<typeof affiliateAttribution>;

/** An e-mail address, or a telephone number of ten digits and more in the international form. */
const PERSONAL = /[^\s@]@[^\s@]+\.[^\s@]|\+\d[\d\s().-]{8,}\d/;
const PERSONAL_NAME = /^(user_?)?(e_?mail|phone|phone_number|ssn|address)$/i;
const AT = '$.affiliate_attribution';

/**
 * Who led the buyer here.
 * @throws AppError `pii_not_allowed` where it obviously tells of a person (rfc.affiliate_attribution.md, 6.2).
 */
export function readAttribution(wire: Wire): AttributionClaim {
  const metadata = wire.metadata ?? undefined;
  for (const name of ['publisher_id', 'campaign_id', 'creative_id', 'sub_id'] as const) {
    if (PERSONAL.test(wire[name] ?? '')) throw personal(`${AT}.${name}`);
  }
  for (const [name, value] of Object.entries(metadata ?? {})) {
    if (PERSONAL_NAME.test(name) || PERSONAL.test(String(value))) throw personal(`${AT}.metadata.${name}`);
  }
  return {
    provider: wire.provider,
    token: wire.token ?? undefined,
    publisherId: wire.publisher_id ?? undefined,
    campaignId: wire.campaign_id ?? undefined,
    creativeId: wire.creative_id ?? undefined,
    subId: wire.sub_id ?? undefined,
    source: wire.source ? { type: wire.source.type, url: wire.source.url ?? undefined } : undefined,
    issuedAt: wire.issued_at ?? undefined,
    expiresAt: wire.expires_at ?? undefined,
    metadata,
  };
}

function personal(param: string): AppError {
  return new AppError(
    'pii_not_allowed',
    'affiliate_attribution fields must not contain personally identifiable information.',
    { param },
  );
}
