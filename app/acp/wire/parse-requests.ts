import type { z } from 'zod';
import type { CompleteSessionInput } from '#app/checkout/complete-session.server.ts';
import type { CreateSessionInput } from '#app/checkout/create-session.server.ts';
import type { SessionChanges } from '#app/checkout/price-session.server.ts';
import type { Buyer, PostalAddress, Recipient, SessionState } from '#app/checkout/session.ts';
import { AppError } from '#app/kernel/app-error.ts';
import { parseRequest } from '../parse-request.ts';
import {
  cancelRequest,
  completeRequest,
  createRequest,
  updateRequest,
  type address,
} from './request-schemas.ts';

type Common = z.output<typeof createRequest>;
type UpdateRequest = z.output<typeof updateRequest>;
type WireItems = NonNullable<Common['items']>;
type WireBuyer = NonNullable<Common['buyer']>;
type WireRecipient = NonNullable<Common['fulfillment_details']>;

/** What a version calls the fields that no request can do without: named when they are missing. */
export interface RequestWords {
  items: 'items' | 'line_items';
  /** JSONPath of what pays. */
  payment: string;
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
      };
    },
    parseUpdate(body) {
      const request = parseRequest(updateRequest, body);
      return { ...readCommon(request), items: readItems(request), selectedOption: readChoice(request) };
    },
    parseComplete(body) {
      const { buyer, payment_data: payment } = parseRequest(completeRequest, body);
      const token = payment.instrument?.credential.token ?? payment.token;
      if (token === undefined) throw missing(words.payment);
      return {
        token,
        buyer: buyer ? toBuyer(buyer) : undefined,
        billingAddress: payment.billing_address ? toAddress(payment.billing_address) : undefined,
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

function missing(param: string): AppError {
  return new AppError('missing', `${param} is required.`, { param });
}

function readCommon(request: Omit<Common, 'currency' | 'locale'>): SessionChanges {
  const codes = request.discounts === undefined ? request.coupons : (request.discounts?.codes ?? []);
  return {
    buyer: request.buyer && toBuyer(request.buyer),
    recipient: readRecipient(request),
    discountCodes: codes === null ? [] : codes,
    orderNotes: request.order_notes,
    interventions: request.capabilities?.interventions?.supported ?? undefined,
  };
}

function readItems({
  line_items: lineItems,
  items,
}: Pick<Common, 'items' | 'line_items'>): CreateSessionInput['items'] | undefined {
  const read = (name: RequestWords['items'], list: WireItems) =>
    list.map((item, index) => ({
      itemId: item.id,
      quantity: item.quantity ?? 1,
      path: `$.${name}[${index}]`,
    }));
  if (lineItems) return read('line_items', lineItems);
  return items && read('items', items);
}

/** One parcel, one choice: the digital part of a mixed cart needs none. */
function readChoice(request: UpdateRequest): SessionChanges['selectedOption'] {
  const choices = (request.selected_fulfillment_options ?? []).map((option, index) => {
    const at = `$.selected_fulfillment_options[${index}]`;
    const place = (['shipping', 'digital'] as const).find((type) => option[type]);
    const id = option.option_id ?? (place && option[place]?.option_id);
    if (id === undefined) throw missing(`${at}.option_id`);
    const path = option.option_id === undefined ? `${at}.${place}.option_id` : `${at}.option_id`;
    return { type: option.type ?? place, id, path };
  });
  const choice = choices.find(({ type }) => type !== 'digital') ?? choices[0];
  if (choice) return { id: choice.id, path: choice.path };
  const single = request.fulfillment_option_id;
  return single ? { id: single, path: '$.fulfillment_option_id' } : undefined;
}

function readRecipient({
  fulfillment_details: details,
  fulfillment_address: flat,
}: Pick<Common, 'fulfillment_details' | 'fulfillment_address'>): Recipient | null | undefined {
  if (details !== undefined) return details && toRecipient(details);
  return flat && toRecipient({ name: flat.name, address: flat });
}

function toBuyer(buyer: WireBuyer): Buyer {
  return {
    email: buyer.email,
    firstName: buyer.first_name ?? undefined,
    lastName: buyer.last_name ?? undefined,
    fullName: buyer.full_name ?? buyer.name ?? undefined,
    phone: buyer.phone_number ?? undefined,
  };
}

function toRecipient(details: WireRecipient): Recipient {
  return {
    name: details.name ?? undefined,
    email: details.email ?? undefined,
    phone: details.phone_number ?? details.address?.phone_number ?? undefined,
    address: details.address ? toAddress(details.address) : undefined,
  };
}

function toAddress(wire: z.output<typeof address>): PostalAddress {
  return {
    name: wire.name,
    company: wire.company ?? undefined,
    lineOne: wire.line_one,
    lineTwo: wire.line_two ?? undefined,
    city: wire.city,
    state: wire.state ?? '',
    country: wire.country.toUpperCase(),
    postalCode: wire.postal_code,
  };
}
