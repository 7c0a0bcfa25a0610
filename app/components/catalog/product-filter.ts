import { z } from 'zod';
import { EFFECTS } from '#app/catalog/eligibility/eligibility-rule.ts';
import type { ProductFilter } from '#app/feeds/quality/list-products.server.ts';

const yesNo = z
  .enum(['yes', 'no'])
  .transform((word) => word === 'yes')
  .optional()
  .catch(undefined);

const filter = z.object({
  q: z.string().max(200).catch('').default(''),
  problem: z
    .string()
    .regex(/^[a-z_.]{1,100}$/)
    .optional()
    .catch(undefined),
  severity: z.enum(['error', 'warning', 'advice', 'none']).optional().catch(undefined),
  searchable: yesNo,
  buyable: yesNo,
  standing: z.enum(EFFECTS).optional().catch(undefined),
});

/** Reads the list's filters from its address; what is none of them is left out. */
export function readProductFilter(params: URLSearchParams): ProductFilter {
  const { q, ...rest } = filter.parse(Object.fromEntries(params));
  return { ...rest, search: q.replaceAll('\0', '') };
}
