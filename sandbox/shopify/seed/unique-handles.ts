import type { CatalogProduct } from './catalog-product.ts';

/**
 * Gives a product whose handle is taken the next free one (`mug`, `mug-1`, `mug-2`), as Shopify does when a second
 * product of that name is created. So two shops' exports can be loaded together and nothing is lost.
 */
export function uniqueHandles(products: CatalogProduct[]): CatalogProduct[] {
  const taken = new Set(products.map((product) => product.handle));
  const seen = new Set<string>();
  return products.map((product) => {
    if (!seen.has(product.handle)) {
      seen.add(product.handle);
      return product;
    }
    let suffix = 1;
    while (taken.has(`${product.handle}-${suffix}`)) suffix += 1;
    const handle = `${product.handle}-${suffix}`;
    taken.add(handle);
    return { ...product, handle };
  });
}
