import type { ShopScope } from './shop-scope.server.ts';

/** A page of the app inside the shop's admin (shopify.dev, "Admin URLs": by the app's client id). */
export function adminUrl({ env, shop }: Pick<ShopScope, 'env' | 'shop'>, path: string): string {
  const store = shop.domain.replace(/\.myshopify\.com$/, '');
  return `https://admin.shopify.com/store/${store}/apps/${env.SHOPIFY_API_KEY}${path}`;
}
