import { z } from 'zod';
import { unused, word } from './text-schemas.ts';

/** Flat, of primitives, at most 20 names (rfc.affiliate_attribution.md, 4.2.2). */
export const flatMetadata = z
  .record(word.min(1), z.union([word, z.number(), z.boolean()]))
  .refine((record) => Object.keys(record).length <= 20, 'must not have more than 20 names');

export const affiliateAttribution = z
  .object({
    provider: word.min(1),
    token: z.string().min(1).max(2048).nullish(),
    publisher_id: word.nullish(),
    campaign_id: word.nullish(),
    creative_id: word.nullish(),
    sub_id: word.nullish(),
    source: z
      .object({ type: z.enum(['url', 'platform', 'unknown']), url: z.url().max(2048).nullish() })
      .nullish(),
    issued_at: z.iso.datetime({ offset: true }).nullish(),
    expires_at: z.iso.datetime({ offset: true }).nullish(),
    metadata: flatMetadata.nullish(),
    touchpoint: unused,
  })
  .refine(({ token, publisher_id: publisher }) => token || publisher, {
    message: 'token or publisher_id is required',
    path: ['publisher_id'],
  });
