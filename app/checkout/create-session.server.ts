import type { Shop } from '#app/db/client/client.ts';
import type { WritePart } from '#app/db/write-together.server.ts';
import { addSeconds } from '#app/kernel/clock.ts';
import { AppError } from '#app/kernel/app-error.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { sellingPolicyOf, type SellingConnection } from '#app/agents/selling-policy.ts';
import { assertMaySell } from './assert-may-sell.ts';
import { attributionSeal } from './buyer/attribution-seal.server.ts';
import { claimTouch } from './buyer/attribution.ts';
import type { RequestedItem } from './lines/build-cart.ts';
import { EMPTY_STATE } from './session/empty-state.ts';
import { priceSession } from './price-session.server.ts';
import type { AttributionClaim, SessionChanges } from './session/session-changes.ts';
import { insertSession } from './session/session-store.server.ts';
import type { CheckoutSession } from './session/session.ts';

/** An open session lives this long. */
export const SESSION_SECONDS = 6 * 3600;

export interface CreateSessionInput extends SessionChanges {
  items: RequestedItem[];
  /** ISO 4217, any case; defaults to the shop's. Another one that the shop shows prices in is only shown, not charged. */
  currency?: string;
  /** Who led the buyer here (first touch). */
  attribution?: AttributionClaim;
}

/**
 * Prices a new session. Without an address Shopify is not asked: prices come from the mirror of its catalogue.
 * Returns the session and what is to be written of it, so that the caller can write it together with its own.
 * @throws AppError `checkout_not_offered` to an agent for discovery only, `unsupported_currency`, or as `priceSession`.
 */
export async function createSession(
  scope: ShopScope,
  connection: SellingConnection,
  input: CreateSessionInput,
): Promise<{ session: CheckoutSession; write: WritePart[] }> {
  assertMaySell(connection);
  const currency = scope.shop.currency.toUpperCase();
  const presentmentCurrency = readPresentmentCurrency(scope.shop, input.currency);
  const now = scope.clock();
  const priced = await priceSession(
    scope,
    sellingPolicyOf(connection),
    { ...EMPTY_STATE, presentmentCurrency },
    input,
  );
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
  return { session, write: [insertSession(scope, connection.id, session)] };
}

/**
 * The currency prices are shown in besides the shop's own, in which the buyer pays; null: none.
 * @throws AppError `unsupported_currency` for one that the shop's markets do not have.
 */
function readPresentmentCurrency(shop: Shop, asked: string | undefined): string | null {
  const wanted = asked?.toUpperCase();
  if (!wanted || wanted === shop.currency.toUpperCase()) return null;
  if (shop.presentmentCurrencies.includes(wanted)) return wanted;
  const known = [shop.currency, ...shop.presentmentCurrencies].join(', ').toLowerCase();
  throw new AppError('unsupported_currency', `This shop sells in ${known}.`, { param: '$.currency' });
}
