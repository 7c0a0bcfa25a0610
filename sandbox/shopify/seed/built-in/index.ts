import type { CatalogProduct } from '../catalog-product.ts';
import { ACCESSORIES } from './accessories.ts';
import { APPAREL } from './apparel.ts';
import type { BuiltInProduct } from './built-in-product.ts';
import { HOME } from './home.ts';
import { KITCHEN } from './kitchen.ts';
import { LEISURE } from './leisure.ts';
import { SPECIAL } from './special.ts';
import { toCatalogProduct } from './to-catalog-product.ts';

/** The products as they are written, in the order they are loaded. */
export const BUILT_IN_PRODUCTS: readonly BuiltInProduct[] = [
  ...APPAREL,
  ...ACCESSORIES,
  ...HOME,
  ...KITCHEN,
  ...LEISURE,
  ...SPECIAL,
];

/** The catalogue that loads when no file is given: about 40 products, one of every kind an agent can meet. */
export function builtInCatalogue(): CatalogProduct[] {
  return BUILT_IN_PRODUCTS.map(toCatalogProduct);
}
