import { formatDecimal } from '#app/kernel/money.ts';
import type { CatalogItem } from '../catalog-item.ts';

/** Of longer texts a template sees so much. */
const LONGEST_TEXT = 20_000;

const NAMES = {
  product: ['title', 'description', 'vendor', 'type', 'category', 'tags', 'options', 'metafields'],
  variant: ['title', 'sku', 'price', 'options'],
  shop: ['name'],
};

/** What a template knows: Shopify's own values and nothing else. */
export type TemplateVariables = Record<keyof typeof NAMES, Record<string, unknown>>;

/** Whether a template may name this (`['product', 'title']`); what stands below an option or metafield is its own affair. */
export function isVariable([root, name]: readonly unknown[]): boolean {
  const names = Object.hasOwn(NAMES, String(root)) ? NAMES[root as keyof typeof NAMES] : [];
  // `product["title"]` is known when it is rendered only.
  return names.length > 0 && (typeof name !== 'string' || names.includes(name));
}

/**
 * An item's values for templates. The price is a decimal with its currency (`12.50 USD`); options are by name; a
 * metafield is `product.metafields.NAMESPACE.KEY`, of those the merchant has chosen (set-shop --metafields).
 */
export function templateVariables(item: CatalogItem, shopName: string): TemplateVariables {
  return {
    product: {
      title: item.title,
      description: item.description.slice(0, LONGEST_TEXT),
      vendor: item.vendor,
      type: item.productType,
      category: item.category ?? '',
      tags: item.tags,
      options: item.options.map(({ name }) => name),
      metafields: byNamespace(item.metafields),
    },
    variant: {
      title: item.variantTitle ?? '',
      sku: item.sku ?? '',
      price: `${formatDecimal(item.price, item.currency)} ${item.currency}`,
      options: Object.fromEntries(item.options.map(({ name, value }) => [name, value])),
    },
    shop: { name: shopName },
  };
}

function byNamespace(metafields: CatalogItem['metafields']): Record<string, Record<string, string>> {
  const found = new Map<string, [string, string][]>();
  for (const [name, value] of Object.entries(metafields)) {
    const dot = name.lastIndexOf('.');
    const namespace = name.slice(0, dot);
    found.set(namespace, [...(found.get(namespace) ?? []), [name.slice(dot + 1), value]]);
  }
  return Object.fromEntries([...found].map(([namespace, fields]) => [namespace, Object.fromEntries(fields)]));
}
