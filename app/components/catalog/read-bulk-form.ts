import { z } from 'zod';
import { OVERRIDE_FIELDS, OVERRIDE_FILTERS, type Override } from '#app/catalog/voice/override.ts';
import { AppError } from '#app/kernel/app-error.ts';
import { BULK_TARGETS } from './bulk-form.ts';

const productId = z.string().regex(/^\d{1,20}$/);
const edit = z.object({
  intent: z.enum(['try', 'save']),
  target: z.enum(BULK_TARGETS),
  filterValue: z.string(),
  productIds: z.array(productId).max(250),
  agent: z.string().nullable(),
  field: z.enum(OVERRIDE_FIELDS),
  text: z.string(),
  isTemplate: z.boolean(),
});
const request = z.discriminatedUnion('intent', [
  edit.extend({ intent: z.literal('try') }),
  edit.extend({ intent: z.literal('save') }),
  z.object({ intent: z.literal('remove'), id: z.string() }),
]);

/** A field's text for the products that are named, or for those that a filter chooses. */
export interface BulkEdit extends Pick<
  Override,
  'connectionId' | 'field' | 'value' | 'isTemplate' | 'filterField' | 'filterValue'
> {
  productIds?: string[];
}

export type BulkRequest = { intent: 'try' | 'save'; edit: BulkEdit } | { intent: 'remove'; id: string };

/**
 * Reads what the page asks for.
 * @throws AppError `invalid` for what it cannot ask, `$.filter` for a filter without a value
 */
export function readBulkRequest(given: unknown): BulkRequest {
  const { data } = request.safeParse(given);
  if (!data) throw new AppError('invalid', 'This cannot be asked of the catalogue.');
  if (data.intent === 'remove') return data;
  const { intent, target, productIds, agent, field, text, isTemplate } = data;
  const said = { connectionId: agent, field, value: text, isTemplate };
  const noFilter = { filterField: null, filterValue: null };
  if (target === 'selected') return { intent, edit: { ...said, ...noFilter, productIds } };
  const filterField = OVERRIDE_FILTERS.find((filter) => filter === target);
  if (!filterField) return { intent, edit: { ...said, ...noFilter } };
  const filterValue = data.filterValue.trim();
  if (filterValue === '') throw new AppError('invalid', 'is empty', { param: '$.filter' });
  return { intent, edit: { ...said, filterField, filterValue } };
}
