import type { CheckoutSession } from '#app/checkout/session/session.ts';
import { wordsOf } from '#app/checkout/words/words.ts';
import type { SellerFacts } from '../dialect.ts';
import { nestedSelection, optionWithAmounts } from '../wire/fulfillment.ts';
import { describedLine2025 } from '../wire/lines.ts';
import { LINK_TYPES_2025_12, policyLinks, untitled } from '../wire/links.ts';
import { message2025 } from '../wire/messages.ts';
import { buyer2025, fulfillmentDetails, wireAddress } from '../wire/parties.ts';
import { QUANTITY_PATH, renamePath, TOKEN_PATH, type Renames } from '../wire/paths.ts';
import { cardProvider } from '../wire/payment.ts';
import { orderReference } from '../wire/refund-event.ts';
import { status2025, statusMessages2025 } from '../wire/status-2025.ts';
import { sessionTotals, withoutBreakdown } from '../wire/totals.ts';

const SESSION_PATHS: Renames = [...TOKEN_PATH, ...QUANTITY_PATH];

/** A CheckoutSession of ACP 2025-12-12 (schema.agentic_checkout.json). */
export function sessionResponse(session: CheckoutSession, facts: SellerFacts): Record<string, unknown> {
  const { state } = session;
  return {
    id: session.id,
    buyer: state.buyer ? buyer2025(state.buyer) : undefined,
    payment_provider: cardProvider(facts),
    status: status2025(session),
    currency: session.currency.toLowerCase(),
    line_items: state.lines.map(describedLine2025),
    fulfillment_details: state.recipient ? fulfillmentDetails(state.recipient, wireAddress) : undefined,
    fulfillment_options: state.options.map((option) => optionWithAmounts(option, wordsOf(state.language))),
    selected_fulfillment_options: nestedSelection(session),
    totals: sessionTotals(session).map(withoutBreakdown),
    messages: [
      ...[...state.blocking, ...state.notices].map((of) =>
        message2025(of, (path) => renamePath(path, SESSION_PATHS)),
      ),
      ...statusMessages2025(session, facts),
    ],
    links: policyLinks(facts, LINK_TYPES_2025_12).map(untitled),
    order: session.order ? orderReference(session.id, session.order) : undefined,
  };
}
