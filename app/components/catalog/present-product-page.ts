import type { CatalogItem } from '#app/catalog/catalog-item.ts';
import { effectOf } from '#app/catalog/eligibility/judge-eligibility.ts';
import type { OpenedProduct } from '#app/feeds/open-product.server.ts';
import type { ItemPreview } from '#app/feeds/preview-item.server.ts';
import { QUALITY_RULES } from '#app/feeds/quality/judge-items.ts';
import { productFieldUrl } from '#app/feeds/quality/product-field-url.ts';
import type { Reader } from '#app/i18n/reader.ts';
import { formatMoney } from '#app/kernel/format-money.ts';
import { presentOmission } from './present-omission.ts';
import { presentEffect, presentReason, presentSeverity } from './present-standing.ts';
import { ruleWords } from './rule-words.ts';

/** A field as the agent sees it, beside what Shopify says. */
export interface ComparedField {
  id: string;
  name: string;
  agent: string;
  shopify: string;
  differs: boolean;
}

/** The page of a product. @param shop whose admin its links lead into */
export function presentProductPage(
  { items, preview, problems }: OpenedProduct,
  shop: { domain: string },
  reader: Reader,
) {
  const { agent, shopify, policies } = preview;
  const link = (field: Parameters<typeof productFieldUrl>[1]) => productFieldUrl(shop, field, agent);
  return {
    title: shopify.title,
    adminUrl: link('title'),
    variantId: agent.variantId,
    itemId: agent.itemId,
    state: presentState(preview, reader),
    compared: compareItem(preview, reader),
    variants: items.map((item) => ({
      id: item.variantId,
      name: item.variantTitle ?? item.title,
      price: priceOf(item, reader),
      stock: stockOf(item, reader),
      effect: presentEffect(effectOf(item.sellability), reader),
    })),
    problems: problems.flatMap((rule) => {
      const known = QUALITY_RULES.get(rule);
      if (!known) return [];
      const severity = presentSeverity(known.severity, reader);
      const url = known.productField === 'feed' ? null : link(known.productField);
      return [{ rule, ...ruleWords(rule, reader), severity, url }];
    }),
    policies: policies.map(({ type, title, url, text }) => ({
      name: policyName(type, reader) ?? title,
      ...{ url, text },
    })),
  };
}

export type ProductView = ReturnType<typeof presentProductPage>;

/** Whether the agent may sell the item, and what stands against it: the shop, a rule, the agent's own rules, the feed. */
function presentState({ agent, productRule, omission }: ItemPreview, reader: Reader) {
  const { sellability } = agent;
  const reasons = [
    presentReason(sellability.reason, sellability.rule, reader),
    productRule && reader.t(`catalog.product.agentRule.${productRule.action}`),
    omission && `${reader.t('catalog.product.notInFeed')} ${presentOmission(omission, reader)}`,
  ].filter((reason): reason is string => Boolean(reason));
  return {
    effect: presentEffect(effectOf(sellability), reader),
    reasons: reasons.length > 0 ? reasons : [reader.t('catalog.product.stateGood')],
  };
}

/** What an agent sees of an item, field by field. */
export function compareItem(
  { agent, shopify }: Pick<ItemPreview, 'agent' | 'shopify'>,
  reader: Reader,
): ComparedField[] {
  const rows = (['title', 'description', 'price', 'stock', 'media', 'options', 'brand'] as const).map(
    fieldOf,
  );
  const more = (['category', 'condition', 'return_policy', 'link', 'questions'] as const).map(fieldOf);
  return [...rows, ...more];

  function fieldOf(field: keyof typeof TOLD): ComparedField {
    const [told, said] = [agent, shopify].map((item) => TOLD[field](item, reader) || '–');
    const name =
      field === 'questions'
        ? reader.t('catalog.voice.questions')
        : reader.t(`catalog.product.fields.${field}`);
    return { id: field, name, agent: told!, shopify: said!, differs: told !== said };
  }
}

const TOLD = {
  title: (item) => item.name,
  description: (item) => item.description,
  price: priceOf,
  stock: stockOf,
  media: ({ imageUrls, otherMedia }, { t }) =>
    t('catalog.product.media', { images: imageUrls.length, others: otherMedia.length }),
  options: ({ options }) => options.map(({ name, value }) => `${name}: ${value}`).join('\n'),
  brand: (item) => item.brand,
  category: (item) => item.merchantCategory ?? item.category ?? '',
  condition: ({ condition }, { t }) => (condition ? t(`catalog.product.conditions.${condition}`) : ''),
  return_policy: ({ returns }, { t }) => {
    if (!returns) return '';
    const { accepted, days, policyUrl } = returns;
    const terms = !accepted
      ? t('catalog.product.returns.no')
      : days === null
        ? t('catalog.product.returns.yes')
        : t('catalog.product.returns.days', { days });
    return policyUrl ? `${terms}\n${policyUrl}` : terms;
  },
  link: (item) => item.url ?? '',
  questions: ({ questions = [] }) =>
    questions.map(({ question, answer }) => `${question}\n${answer}`).join('\n\n'),
} satisfies Record<string, (item: CatalogItem, reader: Reader) => string>;

function priceOf({ price, compareAtPrice, currency }: CatalogItem, { t, locale }: Reader): string {
  const now = formatMoney({ amount: price, currency }, locale);
  if (compareAtPrice === null || compareAtPrice <= price) return now;
  const before = formatMoney({ amount: compareAtPrice, currency }, locale);
  return t('catalog.product.saleOf', { price: now, before });
}

function stockOf({ available, availability }: CatalogItem, reader: Reader): string {
  if (availability === 'backorder') return reader.t('catalog.product.backorder');
  if (available === null) return reader.t('catalog.product.unlimited');
  return reader.t('catalog.product.stock', { count: available });
}

const POLICY_TYPES = [
  ...(['REFUND_POLICY', 'SHIPPING_POLICY', 'PRIVACY_POLICY', 'TERMS_OF_SERVICE'] as const),
  ...(['TERMS_OF_SALE', 'LEGAL_NOTICE', 'SUBSCRIPTION_POLICY', 'CONTACT_INFORMATION'] as const),
];

/** Null for a type of policy that Shopify has added since. */
function policyName(type: string, { t }: Reader): string | null {
  const known = POLICY_TYPES.find((name) => name === type);
  return known ? t(`catalog.product.policyTypes.${known}`) : null;
}
