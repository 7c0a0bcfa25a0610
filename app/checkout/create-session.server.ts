import type { Queryable } from '#app/db/database.server.ts';
import { addSeconds } from '#app/kernel/clock.ts';
import { AppError } from '#app/kernel/app-error.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import type { SellingMode } from '#app/agents/selling-mode.ts';
import { attributionSeal } from './attribution-seal.server.ts';
import { claimTouch } from './attribution.ts';
import type { RequestedItem } from './build-cart.ts';
import { EMPTY_STATE } from './empty-state.ts';
import { priceSession } from './price-session.server.ts';
import type { AttributionClaim, SessionChanges } from './session-changes.ts';
import { insertSession } from './session-store.server.ts';
import type { CheckoutSession } from './session.ts';

/** An open session lives this long. */
export const SESSION_SECONDS = 6 * 3600;

export interface CreateSessionInput extends SessionChanges {
  items: RequestedItem[];
  /** ISO 4217, any case; defaults to the shop's. */
  currency?: string;
  /** Who led the buyer here (first touch). */
  attribution?: AttributionClaim;
}

/**
 * Prices a new session. Without an address Shopify is not asked: prices come from the mirror of its catalogue.
 * Returns the session and how to store it, so that the caller can do both in its own transaction.
 * @throws AppError `checkout_not_offered` to an agent for discovery only, `unsupported_currency`, or as `priceSession`.
 */
export async function createSession(
  scope: ShopScope,
  connection: { id: string; sellingMode: SellingMode },
  input: CreateSessionInput,
): Promise<{ session: CheckoutSession; store: (tx: Queryable) => Promise<void> }> {
  if (connection.sellingMode === 'discovery') {
    throw new AppError(
      'checkout_not_offered',
      'This agent may show the products of this shop, but not sell them.',
    );
  }
  const currency = scope.shop.currency.toUpperCase();
  if (input.currency && input.currency.toUpperCase() !== currency) {
    throw new AppError('unsupported_currency', `This shop sells in ${currency.toLowerCase()}.`, {
      param: '$.currency',
    });
  }
  const now = scope.clock();
  const priced = await priceSession(scope, connection.sellingMode, EMPTY_STATE, input);
  const id = scope.newId('checkout_session');
  const first = claimTouch(null, input.attribution, attributionSeal(scope, id));
  const session: CheckoutSession = {
    id,
    ...priced,
    state: { ...priced.state, attribution: { first, last: null } },
    currency,
    order: null,
    createdAt: now,
    updatedAt: now,
    expiresAt: addSeconds(now, SESSION_SECONDS),
    version: 1,
  };
  return { session, store: (tx) => insertSession(scope, tx, connection.id, session) };
}
