import type { z } from 'zod';
import type { CompleteSessionInput } from '#app/checkout/complete-session.server.ts';
import type { CreateSessionInput } from '#app/checkout/create-session.server.ts';
import type { SessionChanges } from '#app/checkout/price-session.server.ts';
import type { Buyer, PostalAddress, Recipient, SessionState } from '#app/checkout/session.ts';
import { parseRequest } from '../parse-request.ts';
import type { address } from './request-schemas.ts';
import { cancelRequest, completeRequest, createRequest, updateRequest } from './request-schemas.ts';

type Common = Pick<
  z.output<typeof createRequest>,
  'buyer' | 'fulfillment_details' | 'discounts' | 'coupons' | 'order_notes' | 'capabilities'
>;
type WireBuyer = NonNullable<Common['buyer']>;

/** `POST /checkout_sessions` */
export function parseCreate(body: unknown): CreateSessionInput {
  const request = parseRequest(createRequest, body);
  return {
    ...parseCommon(request),
    items: parseItems(request.line_items),
    currency: request.currency ?? undefined,
    locale: request.locale ?? null,
  };
}

/** `POST /checkout_sessions/{id}`: absent leaves a field, null clears it. */
export function parseUpdate(body: unknown): SessionChanges {
  const request = parseRequest(updateRequest, body);
  const selected = request.selected_fulfillment_options ?? [];
  // One parcel, one choice: a digital part of a mixed cart needs none.
  const index = Math.max(
    0,
    selected.findIndex((option) => option.type !== 'digital'),
  );
  const choice = selected[index];
  return {
    ...parseCommon(request),
    items: request.line_items && parseItems(request.line_items),
    selectedOption: choice && {
      id: choice.option_id,
      path: `$.selected_fulfillment_options[${index}].option_id`,
    },
  };
}

/** `POST /checkout_sessions/{id}/complete` */
export function parseComplete(body: unknown): CompleteSessionInput {
  const request = parseRequest(completeRequest, body);
  const billing = request.payment_data.billing_address;
  return {
    token: request.payment_data.instrument.credential.token,
    buyer: request.buyer ? toBuyer(request.buyer) : undefined,
    billingAddress: billing ? toAddress(billing) : undefined,
  };
}

/** `POST /checkout_sessions/{id}/cancel` */
export function parseCancel(body: unknown): SessionState['intentTrace'] {
  const trace = parseRequest(cancelRequest, body ?? {}).intent_trace;
  return trace
    ? {
        reasonCode: trace.reason_code,
        summary: trace.trace_summary ?? undefined,
        metadata: trace.metadata ?? undefined,
      }
    : null;
}

function parseCommon(request: Common): SessionChanges {
  const codes = request.discounts === undefined ? request.coupons : (request.discounts?.codes ?? []);
  return {
    buyer: request.buyer && toBuyer(request.buyer),
    recipient: request.fulfillment_details && toRecipient(request.fulfillment_details),
    discountCodes: codes === null ? [] : codes,
    orderNotes: request.order_notes,
    interventions: request.capabilities?.interventions?.supported ?? undefined,
  };
}

function parseItems(items: z.output<typeof createRequest>['line_items']): CreateSessionInput['items'] {
  return items.map((item, index) => ({
    itemId: item.id,
    quantity: item.quantity ?? 1,
    path: `$.line_items[${index}]`,
  }));
}

function toBuyer(buyer: WireBuyer): Buyer {
  return {
    email: buyer.email,
    firstName: buyer.first_name ?? undefined,
    lastName: buyer.last_name ?? undefined,
    fullName: buyer.full_name ?? undefined,
    phone: buyer.phone_number ?? undefined,
  };
}

function toRecipient(details: NonNullable<Common['fulfillment_details']>): Recipient {
  return {
    name: details.name ?? undefined,
    email: details.email ?? undefined,
    phone: details.phone_number ?? undefined,
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
