import type { z } from 'zod';
import type { CompleteSessionInput } from '#app/checkout/review-session.server.ts';
import type { CreateSessionInput } from '#app/checkout/create-session.server.ts';
import type { RecipientChange, SessionChanges } from '#app/checkout/session/session-changes.ts';
import type { SessionState } from '#app/checkout/session/session.ts';
import { AppError } from '#app/kernel/app-error.ts';
import { parseRequest } from './parse-request.ts';
import { readAttribution } from './read-attribution.ts';
import { missing, readChoice, readItems } from './read-cart.ts';
import { readAddress, readBuyer, readRecipient } from './read-parties.ts';
import { readToken } from './read-payment.ts';
import { cancelRequest, completeRequest, createRequest, updateRequest } from './request-schemas.ts';

type Common = Omit<z.output<typeof updateRequest>, 'items' | 'line_items'>;
type CompleteRequest = z.output<typeof completeRequest>;

/** What a version calls the fields that no request can do without: named when they are missing. */
export interface RequestWords {
  items: 'items' | 'line_items';
  /** JSONPath of what pays. */
  payment: string;
  /** The version knows pickup and local delivery as types of an option. */
  tellsAllTypes?: true;
  /** The version has no `authentication_result`: completing again is how an agent says that the buyer has authenticated. */
  hasNoAuthenticationResult?: true;
  /** The version asks buyers about marketing: an answer to what nobody asked does not count. */
  asksMarketing?: true;
}

export interface RequestParser {
  /** `POST /checkout_sessions` */
  parseCreate(body: unknown): CreateSessionInput;
  /** `POST /checkout_sessions/{id}`: absent leaves a field, null clears it. */
  parseUpdate(body: unknown): SessionChanges;
  /** `POST /checkout_sessions/{id}/complete` */
  parseComplete(body: unknown): CompleteSessionInput;
  /** `POST /checkout_sessions/{id}/cancel` */
  parseCancel(body: unknown): SessionState['intentTrace'];
}

/** Reads requests of any version; only the words for what is missing are a version's own. */
export function requestParser(words: RequestWords): RequestParser {
  return {
    parseCreate(body) {
      const request = parseRequest(createRequest, body);
      const items = readItems(request);
      if (!items) throw missing(`$.${words.items}`);
      return {
        ...readCommon(request),
        items,
        currency: request.currency ?? undefined,
        locale: request.locale ?? null,
        timezone: request.timezone ?? undefined,
        metadata: request.metadata ?? undefined,
        attribution: request.affiliate_attribution
          ? readAttribution(request.affiliate_attribution)
          : undefined,
      };
    },
    parseUpdate(body) {
      const request = parseRequest(updateRequest, body);
      return {
        ...readCommon(request),
        items: readItems(request),
        selectedOption: readChoice(request, words.tellsAllTypes ?? false),
      };
    },
    parseComplete(body) {
      const request = parseRequest(completeRequest, body);
      const { buyer, payment_data: payment } = request;
      return {
        token: readToken(payment, words.payment),
        buyer: buyer ? readBuyer(buyer) : undefined,
        contact: readContact(request),
        billingAddress: payment.billing_address ? readAddress(payment.billing_address) : undefined,
        orderNotes: request.order_notes ?? undefined,
        poNumber: payment.purchase_order_number ?? undefined,
        authentication: readAuthentication(request, words),
        consents: words.asksMarketing
          ? request.marketing_consents?.map(({ channel, opted_in: optedIn }) => ({ channel, optedIn }))
          : undefined,
        attribution: request.affiliate_attribution
          ? readAttribution(request.affiliate_attribution)
          : undefined,
      };
    },
    parseCancel(body) {
      const trace = parseRequest(cancelRequest, body ?? {}).intent_trace;
      return trace
        ? {
            reasonCode: trace.reason_code,
            summary: trace.trace_summary ?? undefined,
            metadata: trace.metadata ?? undefined,
          }
        : null;
    },
  };
}

type Outcome = NonNullable<CompleteRequest['authentication_result']>['outcome'];

/**
 * Outcomes after which a payment may be attempted, in any version's words: whether it can be, the payment itself tells.
 * Every other one is a no (rfc.delegate_authentication.md).
 */
const MAY_PAY: readonly Outcome[] = ['authenticated', 'attempt_acknowledged', 'informational', 'attempt'];
/** Nobody could ask the buyer. */
const NOT_POSSIBLE: readonly Outcome[] = ['not_supported', 'unavailable'];

function readAuthentication(
  { authentication_result: result }: CompleteRequest,
  words: RequestWords,
): CompleteSessionInput['authentication'] {
  if (!result) return words.hasNoAuthenticationResult ? {} : undefined;
  if (MAY_PAY.includes(result.outcome)) return {};
  const possible = !NOT_POSSIBLE.includes(result.outcome);
  return { failed: possible ? 'authentication_failed' : 'authentication_unsupported' };
}

function readCommon(request: Common): SessionChanges {
  const { discounts, coupons } = request;
  // An object that does not name codes leaves them as they are.
  const codes = discounts === null ? null : discounts?.codes === undefined ? coupons : discounts.codes;
  return {
    buyer: request.buyer && readBuyer(request.buyer),
    recipient: readWhere(request),
    discountCodes: codes === null ? [] : codes,
    orderNotes: request.order_notes,
    interventions: request.capabilities?.interventions?.supported ?? undefined,
    extensions: request.capabilities?.extensions?.map((one) => (typeof one === 'string' ? one : one.name)),
  };
}

function readWhere({
  fulfillment_details: details,
  fulfillment_address: flat,
  fulfillment_groups: groups,
}: Pick<Common, 'fulfillment_details' | 'fulfillment_address' | 'fulfillment_groups'>):
  RecipientChange | null | undefined {
  if (details !== undefined) return details && readRecipient(details);
  if (flat) return readRecipient({ name: flat.name, address: flat });
  const grouped = groups?.[0]?.fulfillment_details;
  return grouped ? readRecipient(grouped) : undefined;
}

/**
 * Whom to reach about the order. Another address would be another price.
 * @throws AppError `conflict` for an address (changelog/unreleased/fulfillment-details-on-complete.md).
 */
function readContact({ fulfillment_details: details }: CompleteRequest): CompleteSessionInput['contact'] {
  if (!details) return undefined;
  if (details.address) {
    throw new AppError(
      'address_on_complete',
      'Change the address by an update first: the price may change.',
      {
        param: '$.fulfillment_details.address',
      },
    );
  }
  const { name, email, phone_number: phone } = details;
  return { name: name ?? undefined, email: email ?? undefined, phone: phone ?? undefined };
}
