import { connection, type ConnectionArguments } from '#sandbox/shopify/graphql/connection.ts';
import { notSimulated } from '#sandbox/shopify/graphql/shopify-errors.ts';
import type { ResolverMap, ShopifyContext } from '#sandbox/shopify/context.ts';
import type { ProductRecord, VariantRecord } from '#sandbox/shopify/state/records.ts';
import { isPublished, productOf } from './catalog-rules.ts';
import { numericId } from './numeric-id.ts';
import { matches, parseSearch, type SearchFields } from './search-syntax.ts';

type ListArguments = ConnectionArguments & { query?: string | null; sortKey?: string | null };

const productFields: SearchFields<ProductRecord> = {
  default: ({ title, vendor, productType, tags }) => [title, vendor, productType, ...tags],
  id: ({ id }) => Number(numericId(id)),
  status: ({ status }) => status,
  title: ({ title }) => title,
  handle: ({ handle }) => handle,
  tag: ({ tags }) => tags,
  vendor: ({ vendor }) => vendor,
  product_type: ({ productType }) => productType,
  updated_at: ({ updatedAt }) => new Date(updatedAt),
  created_at: ({ createdAt }) => new Date(createdAt),
  gift_card: ({ isGiftCard }) => String(isGiftCard),
  published_status: (product) => (isPublished(product) ? ['published', 'any'] : ['unpublished', 'any']),
};

function variantFields(context: ShopifyContext): SearchFields<VariantRecord> {
  return {
    default: (variant) => [variant.title, variant.sku, productOf(context, variant).title],
    id: ({ id }) => Number(numericId(id)),
    product_id: ({ productId }) => Number(numericId(productId)),
    sku: ({ sku }) => sku,
    barcode: ({ barcode }) => barcode,
    title: ({ title }) => title,
    product_status: (variant) => productOf(context, variant).status,
    inventory_quantity: ({ available }) => available,
    updated_at: ({ updatedAt }) => new Date(updatedAt),
  };
}

const SORTS: Record<string, (row: ProductRecord | VariantRecord) => string | number> = {
  ID: ({ id }) => Number(numericId(id)),
  RELEVANCE: ({ id }) => Number(numericId(id)),
  TITLE: ({ title }) => title,
  UPDATED_AT: ({ updatedAt }) => updatedAt,
  CREATED_AT: ({ createdAt }) => createdAt,
};

function sorted<T extends ProductRecord | VariantRecord>(rows: T[], sortKey: string | null | undefined): T[] {
  const key = SORTS[sortKey ?? 'ID'];
  if (!key) throw notSimulated(`Sort key ${sortKey}`);
  return rows.sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}

function products(context: ShopifyContext, args: ListArguments): ProductRecord[] {
  const search = parseSearch(args.query);
  return sorted(
    context.state.products.filter((row) => matches(row, search, productFields)),
    args.sortKey,
  );
}

function variants(context: ShopifyContext, args: ListArguments): VariantRecord[] {
  const search = parseSearch(args.query);
  const fields = variantFields(context);
  return sorted(
    context.state.variants.filter((row) => matches(row, search, fields)),
    args.sortKey,
  );
}

export const catalogQueries: ResolverMap = {
  QueryRoot: {
    products: (_source, args: ListArguments, context) => connection(products(context, args), args),
    productsCount: (_source, args: ListArguments & { limit?: number | null }, context) =>
      count(products(context, args).length, args.limit),
    product: (_source, { id }: { id: string }, context) => context.state.products.get(id) ?? null,
    productByIdentifier: (
      _source,
      { identifier }: { identifier: { id?: string; handle?: string; customId?: unknown } },
      context,
    ) => {
      if (identifier.customId) throw notSimulated('productByIdentifier by customId');
      if (identifier.id) return context.state.products.get(identifier.id) ?? null;
      return context.state.products.find(({ handle }) => handle === identifier.handle) ?? null;
    },
    productVariants: (_source, args: ListArguments, context) => connection(variants(context, args), args),
    productVariantsCount: (_source, args: ListArguments & { limit?: number | null }, context) =>
      count(variants(context, args).length, args.limit),
    productVariant: (_source, { id }: { id: string }, context) => context.state.variants.get(id) ?? null,
    inventoryItem: (_source, { id }: { id: string }, context) =>
      context.state.variants.find(({ inventoryItemId }) => inventoryItemId === id) ?? null,
  },
};

/** Shopify counts exactly up to `limit` (10,000 if not given). */
function count(found: number, limit: number | null | undefined) {
  const most = limit ?? 10_000;
  return { count: Math.min(found, most), precision: found > most ? 'AT_LEAST' : 'EXACT' };
}
