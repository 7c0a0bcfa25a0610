import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import type { CatalogItem } from './catalog-item.ts';
import { toCatalogItems } from './mirrored-variants.server.ts';
import { readCatalogPage, type PageEnd } from './read-catalog-page.server.ts';
import type { MirroredVariant } from './to-catalog-item.ts';

export const PAGE_SIZE = 500;

/**
 * Every variant of the shop as agents see it, a page at a time and a product's variants together. Two pages are in
 * memory, the next being read while one is worked on; no transaction stays open, so a slow reader holds nothing up. Each
 * variant comes at most once.
 * @param connectionId the agent; null: what every agent is told
 */
export async function* streamCatalog(
  scope: Pick<ShopScope, 'db' | 'shop'>,
  connectionId: string | null = null,
  pageSize: number = PAGE_SIZE,
): AsyncGenerator<CatalogItem[]> {
  const read = (after: PageEnd) => {
    const page = readCatalogPage(scope, after, pageSize);
    // Whoever stops reading never asks for it.
    page.catch(() => undefined);
    return page;
  };
  let next: Promise<MirroredVariant[]> | null = read({ productId: '', id: '' });
  while (next) {
    const page: MirroredVariant[] = await next;
    const last = page.at(-1);
    next = page.length === pageSize && last ? read({ productId: last.productId, id: last.id }) : null;
    if (page.length > 0) yield await toCatalogItems(scope, page, { connectionId });
  }
}
