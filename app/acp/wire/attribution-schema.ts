import { z } from 'zod';
import { flatRecord, unused, word } from './text-schemas.ts';

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
    metadata: flatRecord(word).nullish(),
    touchpoint: unused,
  })
  .refine(({ token, publisher_id: publisher }) => token || publisher, {
    message: 'token or publisher_id is required',
    path: ['publisher_id'],
  });
