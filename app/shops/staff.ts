import type { Actor } from './actor.ts';

/**
 * What a member of staff may do here, by what they may do in Shopify: the scopes of the app that their own permissions
 * cover (shopify.dev, "About online access tokens": `associated_user_scope`). Shopify tells no permission for "settings", so
 * what touches every order and product asks for all of the app's scopes.
 */
const NEEDED_SCOPES = {
  'orders.read': ['read_orders'],
  'orders.write': ['write_orders'],
  'buyers.read': ['read_orders', 'read_customers'],
  'catalog.write': ['read_products'],
  'agents.write': 'all',
  'settings.write': 'all',
} as const satisfies Record<string, readonly string[] | 'all'>;

export type Permission = keyof typeof NEEDED_SCOPES;

/** A member of the shop's staff, as Shopify vouches for them. */
export interface Staff {
  actor: Actor;
  /** BCP 47: the language of their admin. */
  locale: string;
  may(permission: Permission): boolean;
}

/** What Shopify tells of the user with an online access token. */
export interface OnlineAccess {
  userId: string;
  locale: string;
  accountOwner: boolean;
  /** Scopes that the app has. */
  appScopes: string[];
  /** Those that the user's own permissions cover. */
  userScopes: string[];
}

/** Who opens the app, and what they may do. */
export function staffOf({ userId, locale, accountOwner, appScopes, userScopes }: OnlineAccess): Staff {
  const covered = withReading(userScopes);
  const isFull = accountOwner || appScopes.every((scope) => covered.has(scope));
  return {
    actor: `staff:${userId}`,
    locale,
    may: (permission) => {
      const needed = NEEDED_SCOPES[permission];
      return isFull || (needed !== 'all' && needed.every((scope) => covered.has(scope)));
    },
  };
}

/** Whoever may write may read. */
function withReading(scopes: string[]): Set<string> {
  return new Set(scopes.flatMap((scope) => [scope, scope.replace(/^write_/, 'read_')]));
}
