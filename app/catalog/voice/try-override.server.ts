import { assertConnection } from '#app/agents/assert-connection.server.ts';
import { Prisma } from '#app/db/client/client.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import type { CatalogItem } from '../catalog-item.ts';
import { productItems } from '../product-items.server.ts';
import { applyVoice } from './apply-voice.ts';
import { checkOverride } from './check-override.ts';
import type { Override } from './override.ts';
import { readVoice } from './read-voice.server.ts';
import { withDraft } from './voice.ts';

const EXAMPLES = 5;

/** An override that is to be stored: for products that are named, or for those that a filter chooses (none: all). */
export interface OverrideTrialInput extends Pick<
  Override,
  'connectionId' | 'field' | 'value' | 'isTemplate'
> {
  productIds?: readonly string[];
  filterField: Override['filterField'];
  filterValue: string | null;
}

export interface OverrideTrial {
  /** How many products it is about. */
  products: number;
  /** The first variant of each of the first products, as agents see it now and would then. */
  examples: { before: CatalogItem; after: CatalogItem }[];
}

/**
 * What an override would make of products; nothing is stored.
 * @throws AppError `invalid` that names the field; `not_found` for an agent that is not this shop's
 */
export async function tryOverride(scope: ShopScope, input: OverrideTrialInput): Promise<OverrideTrial> {
  const { connectionId, field, value, isTemplate, filterField, filterValue } = input;
  checkOverride({ field, value, isTemplate });
  if (connectionId !== null) await assertConnection(scope, connectionId);
  const { products, first } = await concerned(scope, input);
  const silent = { ...scope, shop: { ...scope.shop, hasVoice: false } };
  const stored = await readVoice(scope, first, connectionId);
  const examples: OverrideTrial['examples'] = [];
  for await (const page of productItems(silent, scope.db, first, connectionId)) {
    for (const { productId, items } of page) {
      const [item] = items;
      if (!item) continue;
      const target = input.productIds
        ? { productId, filterField: null, filterValue: null, connectionId }
        : { productId: null, filterField, filterValue, connectionId };
      const draft = { target, overrides: [{ field, value, isTemplate }], replaced: [field] };
      const voice = withDraft(stored, scope.shop.name, draft);
      examples.push({ before: applyVoice(item, stored), after: applyVoice(item, voice) });
    }
  }
  return { products, examples };
}

/** How many products there are, and the first of them by title. */
async function concerned(
  { db, shop }: ShopScope,
  input: OverrideTrialInput,
): Promise<{ products: number; first: string[] }> {
  const where = Prisma.sql`shop_id = ${shop.id} AND ${choice(input)}`;
  const [[row], first] = await Promise.all([
    db.$queryRaw<[{ count: number }]>`SELECT count(*)::int AS count FROM products WHERE ${where}`,
    db.$queryRaw<
      { id: string }[]
    >`SELECT id FROM products WHERE ${where} ORDER BY title, id LIMIT ${EXAMPLES}`,
  ]);
  return { products: row.count, first: first.map(({ id }) => id) };
}

/** As applyVoice compares (isSame): case and space around do not count. */
function choice({ productIds, filterField, filterValue }: OverrideTrialInput): Prisma.Sql {
  if (productIds) return Prisma.sql`id = ANY(${[...productIds]}::text[])`;
  if (filterField === null || filterValue === null) return Prisma.sql`true`;
  const wanted = filterValue.trim().toLowerCase();
  switch (filterField) {
    case 'collection':
      return Prisma.sql`collection_ids @> ARRAY[${filterValue}]::text[]`;
    case 'product_type':
      return Prisma.sql`lower(trim(product_type)) = ${wanted}`;
    case 'vendor':
      return Prisma.sql`lower(trim(vendor)) = ${wanted}`;
    case 'tag':
      return Prisma.sql`EXISTS (SELECT FROM unnest(tags) AS tag WHERE lower(trim(tag)) = ${wanted})`;
  }
}
