import '@shopify/shopify-app-remix/adapters/node';
import { LogSeverity, type ApiVersion } from '@shopify/shopify-api';
import { AppDistribution, shopifyApp } from '@shopify/shopify-app-remix/server';
import { services, type Services } from '#app/services.server.ts';
import { welcomeShop } from '#app/shops/welcome-shop.server.ts';
import { SHOPIFY_API_VERSION } from './api-version.ts';
import { SealedSessionStorage } from './session-storage.server.ts';

type ShopifyApp = ReturnType<typeof createShopifyApp>;

const DISTRIBUTIONS = {
  app_store: AppDistribution.AppStore,
  single_merchant: AppDistribution.SingleMerchant,
} as const;

const apps = new WeakMap<Services, ShopifyApp>();

/**
 * Shopify's library for the process's services: signing in to the embedded pages. Made at first use, because route
 * modules are loaded before the server has read its environment.
 */
export function shopify(): ShopifyApp {
  const current = services();
  let app = apps.get(current);
  if (!app) apps.set(current, (app = createShopifyApp(current)));
  return app;
}

// Webhooks are not the library's: it refreshes the token before it answers, and fails when that fails.
function createShopifyApp(current: Services) {
  const { env, log } = current;
  return shopifyApp({
    apiKey: env.SHOPIFY_API_KEY,
    apiSecretKey: env.SHOPIFY_API_SECRET,
    appUrl: env.SHOPIFY_APP_URL,
    apiVersion: SHOPIFY_API_VERSION satisfies `${ApiVersion.October26}` as ApiVersion,
    authPathPrefix: '/auth',
    sessionStorage: new SealedSessionStorage(current),
    // Tells who of the shop's staff it is, and what they may do (shops/staff.ts). Our own calls use the offline token.
    useOnlineTokens: true,
    distribution: DISTRIBUTIONS[env.SHOPIFY_APP_DISTRIBUTION],
    future: { unstable_newEmbeddedAuthStrategy: true, expiringOfflineAccessTokens: true },
    logger: {
      level: LogSeverity.Warning,
      log: (severity, message) => {
        log[severity === LogSeverity.Error ? 'error' : 'warn']({ library: 'shopify-app-remix' }, message);
      },
    },
    hooks: {
      afterAuth: async ({ session }) => {
        await welcomeShop(current, session.shop);
      },
    },
  });
}
