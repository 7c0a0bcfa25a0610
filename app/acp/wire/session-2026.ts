import type { AcpVersion } from '#app/agents/acp-versions.ts';
import type { CheckoutSession, Message, PostalAddress } from '#app/checkout/session/session.ts';
import { wordsOf } from '#app/checkout/words/words.ts';
import type { SellerFacts } from '../dialect.ts';
import { discountExtension, discountsResponse } from './discounts.ts';
import { flatSelection, optionOfType } from './fulfillment.ts';
import { line2026 } from './lines.ts';
import { LINK_TYPES_2026, policyLinks } from './links.ts';
import { buyer2026, fulfillmentDetails } from './parties.ts';
import { currencyPending, presentmentFields, sessionTotals, shownPrice } from './totals.ts';

type Wire = Record<string, unknown>;

/** Where the versions since 2026-01-30 differ. */
export interface SessionParts {
  version: AcpVersion;
  capabilities: Wire;
  address(address: PostalAddress): Wire;
  message(message: Message): Wire;
  order(order: Wire): Wire;
}

/** A CheckoutSession as all versions since 2026-01-30 have it, around the parts in which they differ. */
export function sessionWithCapabilities(
  session: CheckoutSession,
  facts: SellerFacts,
  parts: SessionParts,
): Wire {
  const { state } = session;
  return {
    id: session.id,
    protocol: { version: parts.version },
    capabilities: { ...parts.capabilities, extensions: discountExtension(state) },
    buyer: state.buyer ? buyer2026(state.buyer) : undefined,
    status: session.status,
    currency: session.currency.toLowerCase(),
    ...presentmentFields(state),
    locale: state.locale ?? undefined,
    timezone: state.timezone ?? undefined,
    metadata: state.metadata ?? undefined,
    line_items: state.lines.map((line, index) =>
      line2026(line, wordsOf(state.language), state.presentment?.lines[index]),
    ),
    fulfillment_details: state.recipient ? fulfillmentDetails(state.recipient, parts.address) : undefined,
    fulfillment_options: state.options.map((option) =>
      optionOfType(option, wordsOf(state.language), parts.address, shownPrice(session, option)),
    ),
    selected_fulfillment_options: flatSelection(session),
    totals: sessionTotals(session),
    discounts: discountsResponse(session),
    messages: [...expiry(session), ...state.blocking, ...state.notices, ...currencyPending(session)].map(
      parts.message,
    ),
    links: policyLinks(facts, LINK_TYPES_2026),
    created_at: session.createdAt.toISOString(),
    updated_at: session.updatedAt.toISOString(),
    expires_at: session.expiresAt.toISOString(),
    continue_url: facts.continueUrl,
    order: session.order
      ? parts.order({
          id: session.order.id,
          checkout_session_id: session.id,
          order_number: session.order.name,
          permalink_url: session.order.permalinkUrl,
          status: session.order.status,
        })
      : undefined,
  };
}

/** That the time is over is seen when the session is read, not stored with it. */
function expiry({ status, state }: CheckoutSession): Message[] {
  if (status !== 'expired') return [];
  return [{ severity: 'error', code: 'expired', text: wordsOf(state.language).expired(), param: '$.status' }];
}
