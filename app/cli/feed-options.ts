import { z } from 'zod';
import { FEED_FORMATS } from '#app/feeds/feed-format.ts';
import { OPENAI_DIALECTS } from '#app/feeds/formats/openai/legacy-rows.ts';
import { isCountry } from '#app/kernel/country-code.ts';

/** Options of a command that writes a feed into a folder. */
export const feedOptions = z.object({
  format: z.enum(FEED_FORMATS),
  out: z.string().min(1),
  country: z
    .string()
    .toUpperCase()
    .refine(isCountry, 'is no country (ISO 3166-1 alpha-2, such as FR)')
    .optional(),
  dialect: z.enum(OPENAI_DIALECTS).optional(),
  shipping: z.string().min(1).optional(),
  agent: z.string().optional(),
});

/** How they are told in a command's usage. */
export const FEED_USAGE = `--format ${FEED_FORMATS.join('|')} --out DIR
[--country CC] [--dialect v1|v2|v3|v4] [--shipping TEXT] [--agent ID]`;
