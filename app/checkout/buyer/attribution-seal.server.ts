import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import type { TokenSeal } from './attribution.ts';

/** What a session's affiliate tokens are sealed to. */
export const attributionContext = (sessionId: string) => `checkout_sessions:${sessionId}:affiliate_token`;

/** Affiliate tokens are sealed to their session: copied to another, they do not open. */
export function attributionSeal({ secrets }: ShopScope, sessionId: string): TokenSeal {
  const context = attributionContext(sessionId);
  return {
    seal: (token) => secrets.seal(token, context),
    open: (sealed) => secrets.open(sealed, context),
  };
}
