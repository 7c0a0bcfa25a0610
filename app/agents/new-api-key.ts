import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { apiKeyHint, generateApiKey, hashApiKey } from './api-key.ts';

/** A new key and the row that is kept of it. */
export function newApiKey(scope: ShopScope, mode: string) {
  const apiKey = generateApiKey(mode === 'live' ? 'live' : 'test');
  return {
    apiKey,
    row: {
      id: scope.newId('key'),
      shopId: scope.shop.id,
      hash: hashApiKey(apiKey),
      hint: apiKeyHint(apiKey),
      createdAt: scope.clock(),
    },
  };
}
