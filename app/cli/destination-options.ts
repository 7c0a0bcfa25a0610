import { z } from 'zod';
import type { DestinationSettings } from '#app/feeds/delivery/destination-settings.ts';
import { OPENAI_DIALECTS } from '#app/feeds/formats/openai/legacy-rows.ts';

const NONE = 'none';
const orNone = <S extends z.ZodType<string>>(schema: S) =>
  z
    .union([z.literal(NONE), schema])
    .transform((text) => (text === NONE ? null : text) as z.output<S> | null)
    .optional();

/** Options of a feed's settings. */
export const destinationOptions = z.object({
  country: orNone(z.string().toUpperCase()),
  dialect: orNone(z.enum(OPENAI_DIALECTS)),
  shipping: orNone(z.string()),
  guard: z.coerce.number().optional(),
  hours: z.coerce.number().optional(),
});

export const DESTINATION_USAGE = `[--country CC|none] [--dialect v1|v2|v3|v4|none] [--shipping TEXT|none]
[--guard PERCENT-OF-THE-LAST-ONE] [--hours BETWEEN-SNAPSHOTS]`;

/** The settings these options name; those that are not given are not there. */
export function destinationSettings(
  options: z.output<typeof destinationOptions>,
): Partial<DestinationSettings> {
  const settings = {
    country: options.country,
    dialect: options.dialect,
    stripeShipping: options.shipping,
    guardPercent: options.guard,
    everyHours: options.hours,
  };
  const given = Object.entries(settings).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given) as Partial<DestinationSettings>;
}
