import type { Clock } from '#app/kernel/clock.ts';
import type { ShopifyState } from '#sandbox/shopify/state/shopify-state.ts';
import type { AppConfig } from './app-config.ts';

/**
 * Shopify's managed installation: the merchant's consent grants exactly the scopes of shopify.app.toml. A changed
 * list is taken over at the next start, as a deploy does.
 */
export function installApp(state: ShopifyState, clientId: string, config: AppConfig, clock: Clock): void {
  const installed = state.installations.get(clientId);
  state.installations.put({
    id: clientId,
    installedAt: installed?.installedAt ?? clock().toISOString(),
    scopes: config.scopes,
  });
}
