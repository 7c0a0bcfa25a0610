import type { CheckoutSession } from '#app/checkout/session/session.ts';
import { wordsOf } from '#app/checkout/words/words.ts';
import type { SellerFacts } from '../dialect.ts';
import { optionWithAmounts, selection } from '../wire/fulfillment.ts';
import { lineAmounts2025 } from '../wire/lines.ts';
import { policyLinks, untitled, type LinkTypes } from '../wire/links.ts';
import { message2025 } from '../wire/messages.ts';
import { orderReference } from '../wire/refund-event.ts';
import { buyer2025, wireAddress } from '../wire/parties.ts';
import { QUANTITY_PATH, renamePath, TOKEN_PATH, type Renames } from '../wire/paths.ts';
import { status2025, statusMessages2025 } from '../wire/status-2025.ts';
import { sessionTotals, type WireTotal } from '../wire/totals.ts';

/** Where requests of this version say otherwise. */
export const REQUEST_PATHS: Renames = [
  [/^\$\.fulfillment_details\.address/, '$.fulfillment_address'],
  [/^\$\.authentication_result$/, '$.payment_data'],
  ...TOKEN_PATH,
];
const SESSION_PATHS: Renames = [
  ...REQUEST_PATHS,
  ...QUANTITY_PATH,
  [/^(\$\.line_items\[\d+\])\.unit_amount$/, '$1.base_amount'],
];

const LINK_TYPES: LinkTypes = {
  TERMS_OF_SERVICE: 'terms_of_use',
  PRIVACY_POLICY: 'privacy_policy',
  REFUND_POLICY: 'seller_shop_policies',
  SHIPPING_POLICY: 'seller_shop_policies',
};

/** A CheckoutSession of ACP 2025-09-29 (schema.agentic_checkout.json). It has no place for an order. */
export function sessionResponse(session: CheckoutSession, facts: SellerFacts): Record<string, unknown> {
  const { state } = session;
  const address = state.recipient?.address;
  return {
    id: session.id,
    buyer: state.buyer ? buyer2025(state.buyer) : undefined,
    payment_provider: facts.payment ? { provider: 'stripe', supported_payment_methods: ['card'] } : undefined,
    // `authentication_required` came later: completing once more, when the buyer has authenticated, is the way on.
    status: session.status === 'authentication_required' ? 'ready_for_payment' : status2025(session),
    currency: session.currency.toLowerCase(),
    line_items: state.lines.map(lineAmounts2025),
    fulfillment_address: address && wireAddress(address),
    fulfillment_options: state.options.map((option) => optionWithAmounts(option, wordsOf(state.language))),
    fulfillment_option_id: selection(session)?.optionId,
    totals: sessionTotals(session).map(plainTotal),
    messages: [
      ...[...state.blocking, ...state.notices].map((of) =>
        message2025(of, (path) => renamePath(path, SESSION_PATHS)),
      ),
      ...statusMessages2025(session, facts),
    ],
    links: policyLinks(facts, LINK_TYPES).map(untitled),
  };
}

/** A CheckoutSessionWithOrder: what completing answers, with the order once there is one. */
export function completionResponse(session: CheckoutSession, facts: SellerFacts): Record<string, unknown> {
  return {
    ...sessionResponse(session, facts),
    order: session.order ? orderReference(session.id, session.order) : undefined,
  };
}

/** A Total has no description here: its words go behind the name. */
function plainTotal({ type, display_text: name, amount, description }: WireTotal): Record<string, unknown> {
  return { type, display_text: description ? `${name} (${description})` : name, amount };
}
