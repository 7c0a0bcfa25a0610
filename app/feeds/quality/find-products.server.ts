import { isSame } from '#app/catalog/is-same.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { listProducts } from './list-products.server.ts';
import { searchQuery } from './search-words.ts';

const MOST_MATCHES = 10;

/** The product that was meant, or those that may have been. */
export type FoundProduct = { productId: string } | { matches: { id: string; title: string }[] };

/**
 * The product that somebody means by Shopify's number or global id of it, or by its title: the one that is called so, or
 * the only one in whose words it is found. Else up to ten that may be meant; none, where none is. A number that is no
 * product's may be a title.
 */
export async function findProducts(scope: ShopScope, asked: string): Promise<FoundProduct> {
  const [, gid, id] = /^(gid:\/\/shopify\/Product\/)?(\d{1,20})$/.exec(asked.trim()) ?? [];
  if (id !== undefined && (await hasProduct(scope, id))) return { productId: id };
  if (gid !== undefined || searchQuery(asked) === null) return { matches: [] };
  const { products } = await listProducts(scope, { search: asked }, null);
  const named = products.filter(({ title }) => isSame(title, asked));
  const only = named.length === 1 ? named : products;
  if (only.length === 1) return { productId: only[0]!.productId };
  return {
    matches: products.slice(0, MOST_MATCHES).map(({ productId, title }) => ({ id: productId, title })),
  };
}

async function hasProduct({ db, shop }: ShopScope, id: string): Promise<boolean> {
  const where = { shopId_id: { shopId: shop.id, id } };
  return (await db.product.findUnique({ where, select: { id: true } })) !== null;
}
