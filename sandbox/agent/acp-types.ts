/**
 * The parts of ACP 2026-04-17 that an agent reads and writes, in the protocol's own words.
 * Amounts are integer minor units. The JSON Schema stays the authority: see acp-schema.ts.
 */
export interface AcpTotal {
  type: string;
  display_text: string;
  amount: number;
  /** In the currency the buyer sees besides the one they pay in. */
  presentment_amount?: number;
  description?: string;
}

export interface AcpAddress {
  name: string;
  line_one: string;
  line_two?: string;
  city: string;
  state: string;
  /** ISO 3166-1 alpha-2. */
  country: string;
  postal_code: string;
}

export interface AcpBuyer {
  email: string;
  first_name?: string;
  last_name?: string;
  phone_number?: string;
}

export interface AcpLineItem {
  id: string;
  item: { id: string };
  quantity: number;
  name?: string;
  images?: string[];
  unit_amount?: number;
  totals: AcpTotal[];
}

export interface AcpFulfillmentOption {
  type: 'shipping' | 'digital' | 'pickup' | 'local_delivery';
  id: string;
  title: string;
  description?: string;
  carrier?: string;
  earliest_delivery_time?: string;
  latest_delivery_time?: string;
  /** Of a pickup. */
  location?: { name: string; address: AcpAddress; phone?: string; instructions?: string };
  ready_by?: string;
  totals: AcpTotal[];
}

export interface SelectedFulfillmentOption {
  type: AcpFulfillmentOption['type'];
  option_id: string;
  item_ids: string[];
}

export interface AcpMessage {
  type: 'info' | 'warning' | 'error';
  code?: string;
  param?: string;
  resolution?: string;
  content_type: 'plain' | 'markdown';
  content: string;
}

export interface AcpFulfillment {
  id: string;
  type: string;
  status?: string;
  carrier?: string;
  tracking_number?: string;
  tracking_url?: string;
}

export interface AcpOrder {
  type?: 'order';
  id: string;
  checkout_session_id: string;
  order_number?: string;
  permalink_url: string;
  status?: string;
  fulfillments?: AcpFulfillment[];
  adjustments?: { id: string; type: string; status: string; amount?: number; currency?: string }[];
  totals?: AcpTotal[];
}

export interface AcpPaymentHandler {
  id: string;
  name: string;
  psp: string;
  display_name?: string;
}

/** The discount extension's part of a session. */
export interface AcpDiscounts {
  codes?: string[];
  applied?: {
    id: string;
    code?: string;
    coupon: { id: string; name: string; percent_off?: number; amount_off?: number; currency?: string };
    amount: number;
    automatic?: boolean;
    method?: 'each' | 'across';
    priority?: number;
    allocations?: { path: string; amount: number }[];
  }[];
  rejected?: { code: string; reason: string; message?: string }[];
}

export interface CheckoutSession {
  id: string;
  status: string;
  /** ISO 4217, lower case. */
  currency: string;
  presentment_currency?: string;
  exchange_rate?: number;
  capabilities: { payment?: { handlers: AcpPaymentHandler[] }; extensions?: { name: string }[] };
  discounts?: AcpDiscounts;
  buyer?: AcpBuyer;
  line_items: AcpLineItem[];
  fulfillment_options: AcpFulfillmentOption[];
  selected_fulfillment_options?: SelectedFulfillmentOption[];
  totals: AcpTotal[];
  messages: AcpMessage[];
  links: { type: string; title?: string; url: string }[];
  continue_url?: string;
  order?: AcpOrder;
}

/** The flat error object of 4xx and 5xx replies. */
export interface AcpError {
  type: string;
  code: string;
  message: string;
  param?: string;
}

export interface CreateSessionRequest {
  line_items: { id: string }[];
  currency: string;
  capabilities: Record<string, unknown>;
  buyer?: AcpBuyer;
  fulfillment_details?: { name?: string; email?: string; phone_number?: string; address?: AcpAddress };
  discounts?: { codes: string[] };
}

export interface UpdateSessionRequest {
  line_items?: { id: string }[];
  buyer?: AcpBuyer;
  fulfillment_details?: { name?: string; email?: string; phone_number?: string; address?: AcpAddress };
  selected_fulfillment_options?: SelectedFulfillmentOption[];
  discounts?: { codes: string[] };
}

export interface CompleteSessionRequest {
  buyer?: AcpBuyer;
  payment_data: {
    handler_id: string;
    instrument: { type: string; credential: { type: string; token: string } };
    billing_address?: AcpAddress;
  };
  authentication_result?: AcpAuthenticationResult;
}

/** How the authentication that the card's issuer asked for has ended. */
export interface AcpAuthenticationResult {
  outcome: string;
  outcome_details?: {
    three_ds_cryptogram: string;
    electronic_commerce_indicator: string;
    transaction_id: string;
    version: string;
  };
}

/** The amount of one kind of total, or null when the list has none. */
export function totalAmount(totals: AcpTotal[], type: string): number | null {
  return totals.find((total) => total.type === type)?.amount ?? null;
}
