import { Prisma } from '#app/db/client/client.ts';
import { EFFECTS, type EligibilityEffect } from '#app/catalog/eligibility/eligibility-rule.ts';
import type { SellabilityReason } from '#app/catalog/sellability.ts';
import type { Queryable } from '#app/db/database.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import type { Severity } from '../rules/feed-rule.ts';
import { searchQuery } from './search-words.ts';

const PAGE_SIZE = 50;
/** Matches of a search from which on it is broad. */
const BROAD = 1_000;

export interface ProductFilter {
  /** What was typed. */
  search?: string;
  /** Id of a rule that a variant breaks. */
  problem?: string;
  /** Of the gravest problem; `none`: nothing is wrong. */
  severity?: Severity | 'none';
  /** Agents may show a variant of it. */
  searchable?: boolean;
  /** Agents may buy a variant of it in the chat. */
  buyable?: boolean;
  /** The most that an agent may do with a variant of it. */
  standing?: EligibilityEffect;
}

/** Where a page ends: the next begins behind it. */
export interface ListEnd {
  title: string;
  productId: string;
}

export interface ListedProduct {
  productId: string;
  title: string;
  vendor: string;
  imageUrl: string | null;
  effect: EligibilityEffect;
  reason: SellabilityReason | null;
  ruleName: string | null;
  rules: string[];
  severity: Severity | null;
}

/** What is searched, for PostgreSQL. */
interface Search {
  query: string;
  isBroad: boolean;
}

export interface ProductPage {
  products: ListedProduct[];
  /** Of the next page; null on the last. */
  next: ListEnd | null;
}

/** The shop's products by title, 50 a page, as they stood with agents when they were judged last. */
export async function listProducts(
  { db, shop }: Pick<ShopScope, 'db' | 'shop'>,
  filter: ProductFilter,
  after: ListEnd | null,
): Promise<ProductPage> {
  const query = searchQuery(filter.search ?? '');
  const search = query === null ? null : { query, isBroad: await isBroad(db, shop.id, query) };
  const rows = await db.$queryRaw<ListedProduct[]>(listProductsQuery(shop.id, filter, search, after));
  const products = rows.slice(0, PAGE_SIZE);
  const last = products.at(-1);
  return {
    products,
    next: rows.length > PAGE_SIZE && last ? { title: last.title, productId: last.productId } : null,
  };
}

/**
 * Whether so many products match that going through them by title finds a page sooner than collecting and sorting all
 * matches. PostgreSQL cannot know it by itself: it keeps no statistics on beginnings of words.
 */
async function isBroad(db: Queryable, shopId: string, query: string): Promise<boolean> {
  const [row] = await db.$queryRaw<[{ found: number }]>`
    SELECT count(*)::int AS found FROM (
      SELECT FROM product_standings WHERE shop_id = ${shopId}
        AND to_tsvector('simple', words) @@ to_tsquery('simple', ${query}) LIMIT ${BROAD}) matches`;
  return row.found === BROAD;
}

function listProductsQuery(
  shopId: string,
  filter: ProductFilter,
  search: Search | null,
  after: ListEnd | null,
): Prisma.Sql {
  const where = Prisma.join(conditions(shopId, filter, search, after), ' AND ');
  const end = Prisma.sql`ORDER BY title, product_id LIMIT ${PAGE_SIZE + 1}`;
  const page =
    search && !search.isBroad
      ? Prisma.sql`WITH found AS MATERIALIZED (SELECT * FROM product_standings WHERE ${where}) SELECT * FROM found ${end}`
      : Prisma.sql`SELECT * FROM product_standings WHERE ${where} ${end}`;
  return Prisma.sql`
    SELECT page.product_id AS "productId", page.title, p.vendor, p.images -> 0 ->> 'url' AS "imageUrl",
      page.effect, page.reason, page.rule_name AS "ruleName", page.rules, page.severity
    FROM (${page}) page JOIN products p ON p.shop_id = ${shopId} AND p.id = page.product_id
    ORDER BY page.title, page.product_id`;
}

function conditions(
  shopId: string,
  filter: ProductFilter,
  search: Search | null,
  after: ListEnd | null,
): Prisma.Sql[] {
  const { problem, severity } = filter;
  const effects = effectsOf(filter);
  // Of a broad search the words' index is kept out: what is searched is not what is indexed.
  const words = search?.isBroad ? Prisma.sql`words || ''` : Prisma.sql`words`;
  return [
    Prisma.sql`shop_id = ${shopId}`,
    after && Prisma.sql`(title, product_id) > (${after.title}, ${after.productId})`,
    search && Prisma.sql`to_tsvector('simple', ${words}) @@ to_tsquery('simple', ${search.query})`,
    problem !== undefined && Prisma.sql`rules @> ARRAY[${problem}]::text[]`,
    severity === 'none' && Prisma.sql`severity IS NULL`,
    severity !== undefined && severity !== 'none' && Prisma.sql`severity = ${severity}`,
    effects.length < EFFECTS.length && Prisma.sql`effect = ANY(${effects}::text[])`,
  ].filter((condition) => condition !== false && condition !== null);
}

/** What a product may be so that the filter lets it through. */
function effectsOf({ searchable, buyable, standing }: ProductFilter): EligibilityEffect[] {
  return EFFECTS.filter(
    (effect) =>
      (searchable === undefined || searchable === (effect !== 'hidden')) &&
      (buyable === undefined || buyable === (effect === 'in_chat')) &&
      (standing === undefined || standing === effect),
  );
}
