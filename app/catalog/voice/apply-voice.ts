import type { CatalogItem } from '../catalog-item.ts';
import { isSame } from '../is-same.ts';
import { OVERRIDE_FIELDS, type FailedOverride, type Override, type OverrideField } from './override.ts';
import { readOverrideValue, type OverrideValues } from './override-value.ts';
import { templateVariables, type TemplateVariables } from './template-variables.ts';
import { parseTemplate, type Template } from './template.ts';
import { ALL, type Voice } from './voice.ts';

type Changes = Partial<CatalogItem>;

/**
 * An item as the merchant wants agents to see it. Of each field the first override holds (compareOverrides). One that
 * cannot be said of this item leaves Shopify's value and is named in `failedOverrides`; one that comes out empty leaves
 * it too.
 * @param item as toCatalogItem made it
 * @param translated fields in which the buyer reads the shop's own translation: that stands
 */
export function applyVoice(
  item: CatalogItem,
  voice: Voice,
  translated: readonly OverrideField[] = [],
): CatalogItem {
  const overrides = overridesFor(item, voice).filter(({ field }) => !translated.includes(field));
  const questions = [...(voice.questions.get(item.productId) ?? []), ...(voice.questions.get(ALL) ?? [])];
  if (overrides.length === 0 && questions.length === 0) return item;
  let variables: TemplateVariables | undefined;
  const failed: FailedOverride[] = [];
  const changes: Changes = {};
  for (const override of overrides) {
    try {
      const template = override.isTemplate ? templateOf(override) : null;
      const text = template
        ? template.render((variables ??= templateVariables(item, voice.shopName)))
        : override.value;
      const value = readOverrideValue(override.field, text);
      if (value !== null) Object.assign(changes, changesOf(item, override.field, value, template?.ofVariant));
    } catch (error) {
      failed.push({ id: override.id, field: override.field, problem: (error as Error).message });
    }
  }
  return {
    ...item,
    ...changes,
    ...(failed.length > 0 && { failedOverrides: failed }),
    ...(questions.length > 0 && {
      questions: questions.map(({ question, answer }) => ({ question, answer })),
    }),
  };
}

/** The override of each field that holds for an item; fields without one are not there. */
export function overridesFor(item: CatalogItem, { overrides }: Voice): Override[] {
  const candidates = [...(overrides.get(item.productId) ?? []), ...(overrides.get(ALL) ?? [])];
  if (candidates.length === 0) return [];
  return OVERRIDE_FIELDS.flatMap(
    (field) => candidates.find((override) => override.field === field && concerns(override, item)) ?? [],
  );
}

function concerns({ filterField, filterValue }: Override, item: CatalogItem): boolean {
  if (filterField === null || filterValue === null) return true;
  switch (filterField) {
    case 'collection':
      return item.collectionIds.includes(filterValue);
    case 'product_type':
      return isSame(item.productType, filterValue);
    case 'vendor':
      return isSame(item.vendor, filterValue);
    case 'tag':
      return item.tags.some((tag) => isSame(tag, filterValue));
  }
}

/** A title that tells the variant is the whole name; another one is the product's, and the variant's follows. */
function changesOf(
  item: CatalogItem,
  field: OverrideField,
  value: NonNullable<OverrideValues[OverrideField]>,
  ofVariant = false,
): Changes {
  switch (field) {
    case 'title': {
      const title = value as OverrideValues['title'];
      if (ofVariant) return { name: title };
      return { title, name: item.variantTitle === null ? title : `${title} - ${item.variantTitle}` };
    }
    case 'description': {
      const { text, markdown } = value as OverrideValues['description'];
      return { description: text, descriptionMarkdown: markdown };
    }
    case 'category':
      return { merchantCategory: value as OverrideValues['category'] };
    case 'brand':
      return { brand: value as OverrideValues['brand'] };
    case 'condition':
      return { condition: value as OverrideValues['condition'] };
    case 'return_policy':
      return { returns: value as OverrideValues['return_policy'] };
  }
}

/** Parsed once, for all items that it is said of; kept no longer than its row. */
const templates = new WeakMap<Override, Template>();

function templateOf(override: Override): Template {
  let template = templates.get(override);
  if (!template) {
    template = parseTemplate(override.value);
    templates.set(override, template);
  }
  return template;
}
