/**
 * A checkout as the domain knows it: no protocol's words, no protocol's shapes. `app/acp` translates.
 * Amounts are integer minor units of the session's currency. The whole is stored as JSON, so it is plain data.
 */
export type SessionStatus =
  | 'not_ready_for_payment'
  | 'ready_for_payment'
  /** Everything is known, but the buyer pays in the shop's own checkout (continue URL). */
  | 'requires_escalation'
  | 'complete_in_progress'
  | 'completed'
  | 'canceled'
  | 'expired';

export interface PostalAddress {
  name: string;
  company?: string;
  lineOne: string;
  lineTwo?: string;
  city: string;
  /** ISO 3166-2 subdivision without the country, e.g. `CA`; empty where there is none. */
  state: string;
  /** ISO 3166-1 alpha-2, upper case */
  country: string;
  postalCode: string;
}

export interface Buyer {
  email: string;
  firstName?: string;
  lastName?: string;
  fullName?: string;
  phone?: string;
}

/** Who receives the goods, and where. */
export interface Recipient {
  name?: string;
  email?: string;
  phone?: string;
  address?: PostalAddress;
}

export interface CartLine {
  id: string;
  /** What the agent calls the item; the same as in the feed. */
  itemId: string;
  variantId: string;
  productId: string;
  name: string;
  description: string;
  sku: string | null;
  imageUrls: string[];
  options: { name: string; value: string }[];
  quantity: number;
  unitAmount: number;
  baseAmount: number;
  discount: number;
  /** baseAmount − discount */
  subtotal: number;
  requiresShipping: boolean;
  /** Units that can still be sold; null: unlimited. */
  available: number | null;
  availability: 'in_stock' | 'out_of_stock' | 'backorder';
}

export interface TaxLine {
  title: string;
  /** Fraction, e.g. 0.0825. */
  rate: number;
  amount: number;
}

export interface FulfillmentOption {
  id: string;
  type: 'shipping' | 'digital';
  title: string;
  description?: string;
  amount: number;
  /** Shopify's opaque rate handle; goes stale when the cart or the address changes. */
  rateHandle: string | null;
  code: string | null;
  source: string | null;
}

export interface Totals {
  itemsBase: number;
  itemsDiscount: number;
  subtotal: number;
  /** Discount on the order as a whole. */
  discount: number;
  fulfillment: number;
  /** Added to the total; 0 when prices contain it. */
  tax: number;
  /** Contained in the prices. */
  includedTax: number;
  total: number;
  taxLines: TaxLine[];
}

export interface Message {
  severity: 'info' | 'warning' | 'error';
  /** ACP's message code, the field's common vocabulary. */
  code: string;
  text: string;
  param?: string;
  resolution?: 'recoverable' | 'requires_buyer_input' | 'requires_buyer_review';
}

/** What is stored in `checkout_sessions.state`. */
export interface SessionState {
  lines: CartLine[];
  buyer: Buyer | null;
  recipient: Recipient | null;
  options: FulfillmentOption[];
  selectedOptionId: string | null;
  totals: Totals;
  /** Prices, shipping and taxes are Shopify's own for this cart and address. */
  quoted: boolean;
  /** What keeps the session from being paid. */
  blocking: Message[];
  /** What the last operation has to tell besides. */
  notices: Message[];
  discountCodes: string[];
  interventions: string[];
  orderNotes: string | null;
  locale: string | null;
  intentTrace: { reasonCode: string; summary?: string; metadata?: Record<string, unknown> } | null;
}

/** The order that came of a completed session. */
export interface PlacedOrder {
  id: string;
  name: string;
  permalinkUrl: string;
}

/** A session as every operation returns it. */
export interface CheckoutSession {
  id: string;
  status: SessionStatus;
  currency: string;
  state: SessionState;
  order: PlacedOrder | null;
  createdAt: Date;
  updatedAt: Date;
  expiresAt: Date;
  version: number;
}
