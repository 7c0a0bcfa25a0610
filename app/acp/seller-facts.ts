import type { CheckoutSession } from '#app/checkout/session.ts';
import type { Shop } from '#app/db/client/client.ts';
import type { SellerFacts } from './dialect.ts';

/** What an answer tells of the seller: how to pay, the shop's policies, and Shopify's own checkout with this cart. */
export function sellerFacts(
  shop: Shop,
  agent: { mode: string; inChat: boolean; merchantId: string | null },
  session: CheckoutSession,
): SellerFacts {
  const payment = agent.inChat && agent.merchantId ? { merchantId: agent.merchantId } : null;
  return {
    payment: payment && { ...payment, environment: agent.mode === 'live' ? 'production' : 'sandbox' },
    policies: shop.policies as SellerFacts['policies'],
    continueUrl: cartPermalink(shop, session),
  };
}

/** Shopify's cart permalink: the same lines, discount and buyer, with the session's id so that the order is recognised. */
function cartPermalink(shop: Shop, { id, state }: CheckoutSession): string | null {
  if (state.lines.length === 0) return null;
  const items = state.lines.map((line) => `${line.variantId}:${line.quantity}`).join(',');
  const url = new URL(`/cart/${items}`, `https://${shop.domain}`);
  url.searchParams.set('attributes[checkout_session]', id);
  const [discount] = state.discountCodes;
  if (discount) url.searchParams.set('discount', discount);
  return url.href;
}
