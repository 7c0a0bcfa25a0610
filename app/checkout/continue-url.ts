import type { Shop } from '#app/db/client/client.ts';
import { AGENT_ATTRIBUTE, SESSION_ATTRIBUTE } from '#app/orders/order-attributes.ts';
import type { CheckoutSession, SessionStatus } from './session.ts';

/** From these the buyer can go on in the shop; all others must not invite a second purchase. */
const OPEN: SessionStatus[] = [
  'not_ready_for_payment',
  'ready_for_payment',
  'requires_escalation',
  'authentication_required',
];

/**
 * Where a buyer goes on in the shop itself, for a session of any status: Shopify's own checkout with the same cart, the
 * order that came of it, or else the shop's front page.
 */
export function continueUrl(
  shop: Pick<Shop, 'domain' | 'primaryUrl'>,
  agent: { name: string; platform: string },
  session: CheckoutSession,
): string {
  if (session.order) return session.order.permalinkUrl;
  if (OPEN.includes(session.status) && session.state.lines.length > 0)
    return cartPermalink(shop, agent, session);
  return shop.primaryUrl || `https://${shop.domain}`;
}

/**
 * Shopify's cart permalink (https://shopify.dev/docs/apps/build/checkout/create-cart-permalinks): the same lines and
 * codes, and whose order it will be. Nothing of the buyer but their note, because links end up in logs; nothing of
 * affiliates, because an answer must not tell of them (rfc.affiliate_attribution.md, 4.3.4): annotate-order adds them.
 */
function cartPermalink(
  { domain }: Pick<Shop, 'domain'>,
  agent: { name: string; platform: string },
  { id, state }: CheckoutSession,
): string {
  const items = state.lines.map((line) => `${line.variantId}:${line.quantity}`).join(',');
  const url = new URL(`/cart/${items}`, `https://${domain}`);
  const query = url.searchParams;
  if (state.discountCodes.length > 0) query.set('discount', state.discountCodes.join(','));
  query.set(`attributes[${SESSION_ATTRIBUTE}]`, id);
  query.set(`attributes[${AGENT_ATTRIBUTE}]`, agent.name);
  if (state.orderNotes) query.set('note', state.orderNotes);
  query.set('utm_source', agent.platform);
  query.set('utm_medium', 'agent');
  query.set('utm_campaign', 'aisle');
  return url.href;
}
