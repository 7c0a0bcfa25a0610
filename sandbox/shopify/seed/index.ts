import type { Clock } from '#app/kernel/clock.ts';
import type { ShopifyState } from '#sandbox/shopify/state/shopify-state.ts';
import { builtInCatalogue } from './built-in/index.ts';
import type { CatalogProduct } from './catalog-product.ts';
import { demoDiscounts } from './demo-discounts.ts';
import { demoShop, type ShopIdentity } from './demo-shop.ts';
import { readCatalogFile } from './read-catalog-file.ts';
import { storeProducts } from './store-products.ts';
import { uniqueHandles } from './unique-handles.ts';

export { CatalogFileError } from './catalog-file-error.ts';
export { DEMO_SHOP_DOMAIN, type ShopIdentity } from './demo-shop.ts';

export interface SeedShopOptions {
  /** Shopify product CSV exports or saved storefront `/products.json`; none loads the built-in catalogue. */
  catalogFiles: string[];
  clock: Clock;
  /** Another shop than the demo shop: the same in all but this. */
  shop?: ShopIdentity;
  /** Origin of the simulator's own pages, e.g. `http://localhost:4001`; it serves the built-in catalogue's images. */
  baseUrl: string;
}

/**
 * Fills a state that has no shop yet with the demo shop and its products. The shop row is written last, so a state
 * without one is unseeded, or its seeding was cut off: then what is left of that is removed first.
 * All files are read before anything is written.
 * @returns how many products and variants were loaded
 * @throws CatalogFileError (naming file, line and field) if a file is broken; the state is then untouched
 * @throws Error if the state has a shop already
 */
export async function seedShop(
  state: ShopifyState,
  { catalogFiles, clock, baseUrl, shop }: SeedShopOptions,
): Promise<{ products: number; variants: number }> {
  if (state.shops.size > 0) throw new Error('the shop is seeded already');
  const products = await readCatalogue(catalogFiles);
  for (const rows of [state.products, state.variants, state.discounts, state.customers]) {
    for (const { id } of rows.all()) rows.delete(id);
  }
  const now = clock().toISOString();
  storeProducts(state, products, { baseUrl, now });
  for (const discount of demoDiscounts(state, now)) state.discounts.put(discount);
  state.shops.put(demoShop(state, shop));
  return { products: state.products.size, variants: state.variants.size };
}

async function readCatalogue(files: string[]): Promise<CatalogProduct[]> {
  if (files.length === 0) return builtInCatalogue();
  const catalogues: CatalogProduct[] = [];
  for (const file of files) catalogues.push(...(await readCatalogFile(file)));
  return uniqueHandles(catalogues);
}
