import { negotiateInterventions, SELLER_INTERVENTIONS } from '#app/checkout/negotiate-interventions.ts';
import type { CheckoutSession, SessionStatus } from '#app/checkout/session.ts';
import type { Shop } from '#app/db/client/client.ts';
import type { SellerFacts } from './dialect.ts';

/** What an answer tells of the seller: how to pay, the shop's policies, and Shopify's own checkout with this cart. */
export function sellerFacts(
  shop: Shop,
  agent: {
    mode: string;
    inChat: boolean;
    merchantId: string | null;
    requiredInterventions: readonly string[];
  },
  session: CheckoutSession,
): SellerFacts {
  const payment = agent.inChat && agent.merchantId ? { merchantId: agent.merchantId } : null;
  return {
    payment: payment && { ...payment, environment: agent.mode === 'live' ? 'production' : 'sandbox' },
    interventions: negotiateInterventions({
      agent: session.state.interventions,
      seller: SELLER_INTERVENTIONS,
      required: payment ? agent.requiredInterventions : [],
    }),
    policies: shop.policies as SellerFacts['policies'],
    continueUrl: cartPermalink(shop, session),
  };
}

/** A finished checkout must not invite a second purchase. */
const OPEN: SessionStatus[] = ['not_ready_for_payment', 'ready_for_payment', 'requires_escalation'];

/** Shopify's cart permalink: the same lines and discount, with the session's id among the cart's attributes. */
function cartPermalink(shop: Shop, { id, state, status }: CheckoutSession): string | null {
  if (state.lines.length === 0 || !OPEN.includes(status)) return null;
  const items = state.lines.map((line) => `${line.variantId}:${line.quantity}`).join(',');
  const url = new URL(`/cart/${items}`, `https://${shop.domain}`);
  url.searchParams.set('attributes[checkout_session]', id);
  const [discount] = state.discountCodes;
  if (discount) url.searchParams.set('discount', discount);
  return url.href;
}
