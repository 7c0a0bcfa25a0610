import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { apiKeyHint, generateApiKey, hashApiKey, storedApiKeyHash } from './api-key.ts';

/** A new key and the row that is kept of it. */
export function newApiKey(scope: ShopScope, mode: string) {
  const apiKey = generateApiKey(mode === 'live' ? 'live' : 'test');
  return {
    apiKey,
    row: {
      id: scope.newId('key'),
      shopId: scope.shop.id,
      hash: storedApiKeyHash(hashApiKey(apiKey), scope.env.API_KEY_PEPPERS),
      hint: apiKeyHint(apiKey),
      createdAt: scope.clock(),
    },
  };
}
