import type { CheckoutSession } from '#app/checkout/session/session.ts';
import type { SellerFacts } from '../dialect.ts';
import { message2026 } from '../wire/messages.ts';
import { wireAddress } from '../wire/parties.ts';
import { capabilities2026 } from '../wire/payment.ts';
import { sessionWithCapabilities } from '../wire/session-2026.ts';

/** `Order.status` is a closed list here: the nearest word, and none where there is none (a cancelled order). */
const ORDER_STATUS: Record<string, string> = {
  created: 'confirmed',
  confirmed: 'confirmed',
  manual_review: 'confirmed',
  processing: 'processing',
  shipped: 'shipped',
  completed: 'delivered',
};

/** A CheckoutSession of ACP 2026-01-30 (schema.agentic_checkout.json). */
export function sessionResponse(session: CheckoutSession, facts: SellerFacts): Record<string, unknown> {
  return sessionWithCapabilities(session, facts, {
    version: '2026-01-30',
    capabilities: capabilities2026(facts),
    address: wireAddress,
    message: message2026,
    order: (order) => ({ ...order, status: ORDER_STATUS[String(order.status)] }),
  });
}
