import type { Shop } from '#app/db/client/client.ts';
import { AppError } from '#app/kernel/app-error.ts';
import type { Services } from '#app/services.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';

/**
 * The shop whose own host (`shops.agent_host`) a request came to; null on the platform's, on any other, and for a shop
 * that has left. A proxy must hand `Host` on as it came: `X-Forwarded-Host` is whatever a caller wrote.
 */
export async function shopOfHost({ db, env }: Services, host: string | undefined): Promise<Shop | null> {
  const agentHost = host?.toLowerCase();
  if (!agentHost || agentHost === new URL(env.SHOPIFY_APP_URL).host) return null;
  const shop = await db.shop.findUnique({ where: { agentHost } });
  return shop && !shop.uninstalledAt ? shop : null;
}

/**
 * Whether this shop's agents may call here: on its own host, and wherever no other shop has its own.
 * @throws AppError `unauthorized` elsewhere, as for a key that nobody knows.
 */
export async function assertHost(scope: ShopScope, host: string | undefined): Promise<void> {
  if (host?.toLowerCase() === scope.shop.agentHost) return;
  const owner = await shopOfHost(scope, host);
  if (owner && owner.id !== scope.shop.id)
    throw new AppError('unauthorized', 'The API key is missing, unknown or revoked.');
}
