import type { Shop } from '#app/db/client/client.ts';
import { SESSION_ATTRIBUTE } from '#app/orders/order-attributes.ts';
import { cartPermalink, type LinkingAgent } from './cart-permalink.ts';
import { shopFront } from './cart-url.ts';
import { isHidden } from '../lines/hide-items.ts';
import type { CheckoutSession, SessionStatus } from '../session/session.ts';

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
  agent: LinkingAgent,
  session: CheckoutSession,
): string {
  if (session.order) return session.order.permalinkUrl;
  if (OPEN.includes(session.status) && !session.state.lines.every(isHidden))
    return sessionLink(shop, agent, session);
  return shopFront(shop);
}

/**
 * The link names the session, so that its order is recognised. Nothing of the buyer but their note, because links end
 * up in logs; nothing of affiliates, because an answer must not tell of them (rfc.affiliate_attribution.md, 4.3.4):
 * annotate-order adds them.
 */
function sessionLink(
  { domain }: Pick<Shop, 'domain'>,
  agent: LinkingAgent,
  { id, state }: CheckoutSession,
): string {
  const url = cartPermalink(domain, agent, state.lines);
  url.searchParams.set(`attributes[${SESSION_ATTRIBUTE}]`, id);
  if (state.discountCodes.length > 0) url.searchParams.set('discount', state.discountCodes.join(','));
  if (state.orderNotes) url.searchParams.set('note', state.orderNotes);
  return url.href;
}
