import type { ShopifyContext } from '#sandbox/shopify/context.ts';
import type { UiExtension } from '#sandbox/shopify/extensions/read-ui-extensions.ts';

/** What the admin pages need from the simulator they belong to. */
export interface AdminDeps {
  /** The merchant's own view of the shop: no client id, no scopes. */
  context: () => ShopifyContext;
  app: {
    /** Origin of the app's server, e.g. `http://localhost:4000`. */
    url: string;
    clientId: string;
    /** The app's name in admin addresses: `/apps/<handle>`. */
    handle: string;
  };
  /** What the app adds to the admin's pages. */
  extensions: UiExtension[];
  /** Answers an extension's GraphQL request, within the app's scopes. */
  directApi: (body: unknown) => Promise<unknown>;
  /** A fresh session token, the base64 admin host and the shop domain, for opening the app. */
  launchParameters: () => Promise<{ idToken: string; host: string; shop: string }>;
}

/** Where the one shop's admin lives, as on admin.shopify.com. */
export const STORE_PATH = '/admin/store/demo-shop';
