import type { ListedVoice } from '#app/catalog/voice/list-overrides.server.ts';
import type { OverrideField, OverrideFilter } from '#app/catalog/voice/override.ts';
import type { OverrideTrial } from '#app/catalog/voice/try-override.server.ts';
import type { Reader } from '#app/i18n/reader.ts';
import { wordProblem } from './word-refusal.ts';
import { compareItem } from './present-product-page.ts';

/** What an override would make of the first products it is about. */
export function presentBulkTrial(
  { products, examples }: OverrideTrial,
  field: OverrideField,
  reader: Reader,
) {
  return {
    products,
    concerned: reader.t('catalog.bulk.concerned', { count: products }),
    examples: examples.map(({ before, after }) => {
      const told = compareItem({ agent: after, shopify: before }, reader).find(({ id }) => id === field)!;
      const failed = after.failedOverrides?.find(({ id }) => id === `draft:${field}`);
      return {
        ...{ id: before.productId, name: before.title, now: told.shopify, then: told.agent },
        problem: failed ? wordProblem(failed.problem, reader) : null,
      };
    }),
  };
}

export type BulkTrialView = ReturnType<typeof presentBulkTrial>;

/** What is stored for many products. */
export function presentOverrides(
  { overrides }: ListedVoice,
  agents: readonly { id: string; name: string }[],
  reader: Reader,
) {
  const { t } = reader;
  return overrides.map(({ id, field, filterField, filterValue, connectionId, value }) => ({
    ...{ id, value },
    what: t('catalog.bulk.storedFor', {
      field: t(`catalog.product.fields.${field as OverrideField}`),
      products: filterField
        ? t(`catalog.bulk.filters.${filterField as OverrideFilter}`, { value: filterValue ?? '' })
        : t('catalog.bulk.allProducts'),
      agent:
        connectionId === null
          ? t('catalog.everyAgent')
          : (agents.find((agent) => agent.id === connectionId)?.name ?? t('catalog.eligibility.formerAgent')),
    }),
  }));
}

export type StoredOverride = ReturnType<typeof presentOverrides>[number];
