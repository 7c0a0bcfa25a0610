import type { Milestones } from './milestones.ts';
import type { Language } from '#app/kernel/language.ts';
import type { AppliedDiscount, RejectedDiscount } from '../quote/discount.ts';

/**
 * A checkout as the domain knows it: no protocol's words, no protocol's shapes. `app/acp` translates.
 * Amounts are integer minor units of the session's currency. The whole is stored as JSON, so it is plain data.
 */
export type SessionStatus =
  /** Nothing is in the cart. */
  | 'incomplete'
  | 'not_ready_for_payment'
  | 'ready_for_payment'
  /** Everything is known, but the buyer pays in the shop's own checkout (continue URL). */
  | 'requires_escalation'
  /** The issuer wants to see the buyer before the payment goes on. */
  | 'authentication_required'
  /** Paid for, and waiting for the merchant's staff. */
  | 'pending_approval'
  | 'complete_in_progress'
  /** What `complete_in_progress` was called before 2026-01-30. */
  | 'in_progress'
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

/** The organisation a buyer buys for: told to the merchant with the order, no B2B account of the shop. */
export interface Company {
  name: string;
  taxId?: string;
  department?: string;
  costCenter?: string;
}

export interface Buyer {
  email: string;
  firstName?: string;
  lastName?: string;
  fullName?: string;
  phone?: string;
  company?: Company;
  /** A certificate that would free the buyer of tax; nobody here can check it. */
  taxExemption?: { certificateId: string; certificateType?: string };
}

/** Who receives the goods, and where. */
export interface Recipient {
  name?: string;
  email?: string;
  phone?: string;
  address?: PostalAddress;
}

/** Minor units. */
export interface LineAmounts {
  unitAmount: number;
  baseAmount: number;
  discount: number;
  /** baseAmount − discount */
  subtotal: number;
}

export interface CartLine extends LineAmounts {
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
  requiresShipping: boolean;
  /** Units that can still be sold; null: unlimited. */
  available: number | null;
  availability: 'in_stock' | 'low_stock' | 'out_of_stock' | 'backorder';
  /** The price an agent showed before it rose, and that still holds (shops.honor_price_minutes); null: today's. */
  honoredAmount: number | null;
  /** Where it is bought, if a cart permalink cannot hold it: Shopify's take no selling plan. */
  productPage?: string;
}

export interface TaxLine {
  title: string;
  /** Fraction, e.g. 0.0825. */
  rate: number;
  amount: number;
}

export interface FulfillmentOption {
  id: string;
  type: 'shipping' | 'local_delivery' | 'pickup' | 'digital';
  title: string;
  description?: string;
  amount: number;
  /** Shopify's opaque rate handle; goes stale when the cart or the address changes. */
  rateHandle: string | null;
  code: string | null;
  source: string | null;
  /** Where to pick up; only for pickup. */
  place?: {
    name: string;
    phone?: string;
    instructions?: string;
    address: PostalAddress;
    /** ISO 8601: when the goods are ready at the latest, ordered at the time of the quote. */
    readyBy?: string;
  };
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

/** The same amounts in the currency a buyer thinks in, by Shopify Markets. What is charged is the session's currency. */
export interface Presentment {
  /** ISO 4217, upper case */
  currency: string;
  /** From the presentment currency to the session's. A rate, not money. */
  exchangeRate: number;
  /** ISO 8601: when Shopify told it. */
  at: string;
  /** Minor units of the presentment currency. */
  totals: Totals;
  /** Of each line, in the order of the lines. */
  lines: LineAmounts[];
}

export interface Message {
  severity: 'info' | 'warning' | 'error';
  /** Why, finer than any version's codes; wire/messages.ts finds the version's own. */
  code: string;
  /** In the session's language. */
  text: string;
  /** RFC 9535 JSONPath, as the newest version names the place. */
  param?: string;
  resolution?: 'recoverable' | 'requires_buyer_input' | 'requires_buyer_review';
  /** The merchant's eligibility rule behind it, by its name: for staff, told to no agent. */
  rule?: string;
}

/** Who led the buyer here, as a network of affiliates has it. Never told back (rfc.affiliate_attribution.md, 4.3.4). */
export interface Attribution {
  provider: string;
  /** The network's token is a secret: sealed to the session. */
  sealedToken?: string;
  publisherId?: string;
  campaignId?: string;
  creativeId?: string;
  subId?: string;
  source?: { type: string; url?: string };
  issuedAt?: string;
  expiresAt?: string;
  metadata?: Record<string, string | number | boolean>;
}

/** What is stored in `checkout_sessions.state`. */
export interface SessionState {
  lines: CartLine[];
  buyer: Buyer | null;
  recipient: Recipient | null;
  options: FulfillmentOption[];
  /** While there are no options, the one that was chosen last: it counts again when it is offered again. */
  selectedOptionId: string | null;
  totals: Totals;
  /** Prices, shipping and taxes are Shopify's own for this cart and address. */
  quoted: boolean;
  /** What the quote was made of (quote/quote-basis.ts): as long as it is the same, Shopify need not be asked. */
  quoteBasis: string | null;
  /** The part of it that the options and the judgement of discount codes depend on. */
  cartBasis: string | null;
  /** The quote was calculated with a guess of the option, not with Shopify's own handle (quote/rate-hints.ts). */
  quoteGuessed: boolean;
  /** What keeps the session from being paid. */
  blocking: Message[];
  /** What the last operation has to tell besides. */
  notices: Message[];
  discountCodes: string[];
  discounts: { applied: AppliedDiscount[]; rejected: RejectedDiscount[] };
  /** Another currency the agent asked for; null: the session's. */
  presentmentCurrency: string | null;
  presentment: Presentment | null;
  /** Interventions the agent can take the buyer through. */
  interventions: string[] | null;
  /** Extensions of the protocol the agent names; null: it did not say. */
  extensions: string[] | null;
  orderNotes: string | null;
  locale: string | null;
  timezone: string | null;
  /** What this session's texts are in. */
  language: Language;
  /** The agent's own notes, given back as they came. */
  metadata: Record<string, unknown> | null;
  attribution: { first: Attribution | null; last: Attribution | null };
  /** What the buyer said to the offers of marketing; absent channels were not asked. */
  consents: { channel: string; optedIn: boolean }[];
  /** The buyer's own purchase order number. */
  poNumber: string | null;
  intentTrace: { reasonCode: string; summary?: string; metadata?: Record<string, unknown> } | null;
}

/** The order that came of a completed session. */
export interface PlacedOrder {
  id: string;
  name: string;
  permalinkUrl: string;
  /** What became of it since (orders/agent-order.ts). */
  status: string;
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
  /** How far it has come before; absent of a new one. */
  milestones?: Milestones;
}
