import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import type { TokenSeal } from './attribution.ts';

/** Affiliate tokens are sealed to their session: copied to another, they do not open. */
export function attributionSeal({ secrets }: ShopScope, sessionId: string): TokenSeal {
  const context = `checkout_sessions:${sessionId}:affiliate_token`;
  return {
    seal: (token) => secrets.seal(token, context),
    open: (sealed) => secrets.open(sealed, context),
  };
}
