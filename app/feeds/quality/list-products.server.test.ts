import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { changeEligibility } from '#app/catalog/eligibility/change-eligibility.server.ts';
import type { Prisma } from '#app/db/client/client.ts';
import type { Services } from '#app/services.server.ts';
import { findShopById, type ShopScope } from '#app/shops/shop-scope.server.ts';
import { mirroredProduct, shopWithCatalog } from '#tests/catalog/catalog-fixture.ts';
import { createTestServices } from '#tests/database.ts';
import { noteCatalogChange } from '#app/catalog/note-catalog-change.server.ts';
import { followCatalog } from '../follow-catalog.server.ts';
import { judgeCatalog } from './judge-catalog.server.ts';
import { listProducts, type ListEnd, type ProductFilter } from './list-products.server.ts';
import { sumUpProducts } from './sum-up-products.server.ts';

let services: Services & { close(): Promise<void> };
let scope: ShopScope;
let other: ShopScope;
beforeAll(async () => {
  services = await createTestServices();
  scope = await shopWithCatalog(services, 'listed.myshopify.com', [
    mirroredProduct('1', { title: 'Blue mug', vendor: 'Potter' }, [{ sku: 'MUG-B' }]),
    mirroredProduct('2', { title: 'Red mug', images: [] }, [{ available: 0 }]),
    mirroredProduct('3', { title: 'Axe', tags: ['sharp'] }),
    mirroredProduct('4', { title: 'Draft', status: 'draft' }),
  ]);
  other = await shopWithCatalog(services, 'other.myshopify.com', [
    mirroredProduct('1', { title: 'Their mug' }),
  ]);
  await changeEligibility(
    scope,
    { add: { name: 'Shop only', effect: 'hand_off', conditions: { tags: ['sharp'] } } },
    'command',
  );
  scope = (await findShopById(services, scope.shop.id))!;
  await judgeCatalog(scope);
  await judgeCatalog(other);
});
afterAll(() => services.close());

const titles = async (filter: ProductFilter) =>
  (await listProducts(scope, filter, null)).products.map(({ title }) => title);

describe('GIVEN a judged catalogue', () => {
  test.each<[ProductFilter, string[]]>([
    [{}, ['Axe', 'Blue mug', 'Draft', 'Red mug']],
    [{ search: 'mug' }, ['Blue mug', 'Red mug']],
    [{ search: 'MUG-b' }, ['Blue mug']],
    [{ search: 'pott blu' }, ['Blue mug']],
    [{ search: 'nothing' }, []],
    [{ problem: 'openai.image_url.required' }, ['Red mug']],
    [{ severity: 'error' }, ['Red mug']],
    [{ severity: 'none' }, ['Draft']],
    [{ searchable: false }, ['Draft']],
    [{ buyable: true }, ['Blue mug']],
    [{ standing: 'hand_off' }, ['Axe']],
    [{ searchable: true, buyable: false }, ['Axe', 'Red mug']],
  ])('WHEN %j is asked for THEN %j are listed, of this shop alone', async (filter, expected) => {
    expect(await titles(filter)).toEqual(expected);
  });

  test('THEN each says what keeps it from the chat, and which rule', async () => {
    const { products } = await listProducts(scope, {}, null);
    expect(products.map(({ effect, reason, ruleName }) => [effect, reason, ruleName])).toEqual([
      ['hand_off', 'rule_hand_off', 'Shop only'],
      ['in_chat', null, null],
      ['hidden', 'draft', null],
      ['searchable', 'out_of_stock', null],
    ]);
  });

  test('THEN its figures count products', async () => {
    const { score, effects, problems } = await sumUpProducts(scope);
    expect(score).toBeTypeOf('number');
    expect(effects).toEqual({ in_chat: 1, hand_off: 1, searchable: 1, hidden: 1 });
    expect(problems[0]).toEqual({ rule: 'openai.image_url.required', products: 1 });
  });

  test('WHEN a product is renamed or deleted THEN the list follows', async () => {
    const key = (id: string) => ({ shopId_id: { shopId: other.shop.id, id } });
    const follow = async () => {
      await noteCatalogChange(other, other.db, ['1']);
      await followCatalog(services, { shopId: other.shop.id });
      return (await listProducts(other, {}, null)).products.map(({ title }) => title);
    };
    await other.db.product.update({ where: key('1'), data: { title: 'Their cup' } });
    expect(await follow()).toEqual(['Their cup']);
    await other.db.product.delete({ where: key('1') });
    expect(await follow()).toEqual([]);
    expect(await other.db.productStanding.count({ where: { shopId: other.shop.id } })).toBe(0);
  });
});

describe('GIVEN 50,000 products', () => {
  let many: ShopScope;
  beforeAll(async () => {
    many = await shopWithCatalog(services, 'many.myshopify.com');
    const { id } = many.shop;
    await services.db.$executeRaw`
      INSERT INTO products (shop_id, id, title, handle, description_html, vendor, product_type, tags, status,
        is_gift_card, requires_selling_plan, options, images, shopify_updated_at)
      SELECT ${id}, n::text, 'Product ' || n, n, '', 'Potter', '', '{}', 'active', false, false, '[]', '[]', now()
      FROM generate_series(1, 50000) n`;
    await services.db.$executeRaw`
      INSERT INTO product_standings (shop_id, product_id, title, words, effect, rules, severity, judged_at)
      SELECT ${id}, n::text, 'Product ' || n, 'product ' || n || ' potter',
        CASE WHEN n % 5000 = 0 THEN 'hidden' WHEN n % 3 = 0 THEN 'searchable' ELSE 'in_chat' END,
        CASE WHEN n % 1000 = 0 THEN '{rare,common}'::text[] WHEN n % 2 = 0 THEN '{common}' ELSE '{}' END,
        CASE WHEN n % 1000 = 0 THEN 'error' WHEN n % 2 = 0 THEN 'advice' END, now()
      FROM generate_series(1, 50000) n`;
    await services.db.$executeRaw`ANALYZE products, product_standings`;
  }, 60_000);

  test('WHEN they are read page by page THEN each comes once, in order', async () => {
    const seen: string[] = [];
    let after: ListEnd | null = null;
    do {
      const page = await listProducts(many, { search: 'product 49' }, after);
      seen.push(...page.products.map(({ title }) => title));
      after = page.next;
    } while (after);
    expect(seen.length).toBe(1 + 10 + 100 + 1000);
    expect(new Set(seen).size).toBe(seen.length);
  });

  /** The query by which the page is read. */
  async function queryOf(filter: ProductFilter, after: ListEnd | null): Promise<Prisma.Sql> {
    const asked: unknown[] = [];
    const db = {
      $queryRaw: (query: Prisma.Sql | TemplateStringsArray, ...values: unknown[]) => {
        if ('values' in query) asked.push(query);
        return services.db.$queryRaw(query as TemplateStringsArray, ...values);
      },
    };
    await listProducts({ ...many, db: db as never }, filter, after);
    return asked.at(-1) as Prisma.Sql;
  }

  const deep = { title: 'Product 30000', productId: '30000' };
  test.each<[ProductFilter, ListEnd | null]>([
    [{}, null],
    [{}, deep],
    [{ search: '12345' }, null],
    [{ search: 'potter' }, null],
    [{ search: 'potter', severity: 'none' }, deep],
    [{ problem: 'rare' }, null],
    [{ problem: 'common' }, deep],
    [{ severity: 'error' }, deep],
    [{ severity: 'none' }, deep],
    [{ searchable: false }, null],
    [{ buyable: false }, deep],
  ])('WHEN %j is asked for behind %j THEN indexes serve it and few rows are read', async (filter, after) => {
    const query = await queryOf(filter, after);
    const [row] = await services.db.$queryRawUnsafe<{ 'QUERY PLAN': [{ Plan: Plan }] }[]>(
      `EXPLAIN (ANALYZE, FORMAT JSON) ${query.text}`,
      ...query.values,
    );
    const nodes = nodesOf(row!['QUERY PLAN'][0].Plan);
    expect(nodes.map((node) => node['Node Type'])).not.toContain('Seq Scan');
    const read = nodes.map((node) => node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0));
    expect(Math.max(...read)).toBeLessThan(5_000);
  });
});

interface Plan {
  'Node Type': string;
  'Actual Rows': number;
  'Rows Removed by Filter'?: number;
  Plans?: Plan[];
}

const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];
