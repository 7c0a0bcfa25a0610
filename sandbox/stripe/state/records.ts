import type { Row } from '#sandbox/store/journal-store.ts';
import type { AgenticCommerceSettings } from '../delegated/records.ts';

/** Any JSON object as it goes over the wire. */
export type Json = Record<string, unknown>;

/** A secret key and what it may do; `permissions: null` is an unrestricted `sk_` key. */
export interface ApiKey {
  key: string;
  permissions: string[] | null;
}

/** A merchant or an agent. Every other row belongs to exactly one account and is invisible to the others. */
export interface AccountRow extends Row {
  name: string;
  /** Stripe profile id (`profile_test_…`), which an agent names when it issues a token. */
  profile: string;
  country: string;
  defaultCurrency: string;
  created: number;
  keys: ApiKey[];
  chargesEnabled: boolean;
  /** Null for a seller who has not set it up. */
  agenticCommerce: AgenticCommerceSettings | null;
}

interface Owned extends Row {
  account: string;
  /** Unix seconds, as Stripe counts. */
  created: number;
}

export type DeactivatedReason = 'consumed' | 'expired' | 'resolved' | 'revoked';

/** One shared payment token: the agent sees it as issued token, the seller (`account`) as granted token. */
export interface SharedTokenRow extends Owned {
  /** Agent's account; null when the seller made the token with the test helper. */
  issuer: string | null;
  issuedStatus: 'active' | 'requires_action';
  sellerDetails: { network_business_profile: string; external_id: string | null } | null;
  /** Name of the test card behind it, e.g. `pm_card_visa`. */
  card: string;
  currency: string;
  maxAmount: number;
  expiresAt: number | null;
  amountCaptured: number;
  /** Authorised and not yet captured or released. */
  amountReserved: number;
  deactivatedAt: number | null;
  deactivatedReason: DeactivatedReason | null;
  sharedMetadata: Record<string, string> | null;
  returnUrl: string | null;
  setupFutureUsage: string | null;
}

export interface PaymentMethodRow extends Owned {
  card: string;
  sharedToken: string | null;
}

export type PaymentIntentStatus =
  | 'requires_payment_method'
  | 'requires_confirmation'
  | 'requires_action'
  | 'requires_capture'
  | 'canceled'
  | 'succeeded';

export interface PaymentIntentRow extends Owned {
  amount: number;
  currency: string;
  captureMethod: 'automatic' | 'automatic_async' | 'manual';
  status: PaymentIntentStatus;
  amountCapturable: number;
  amountReceived: number;
  clientSecret: string;
  paymentMethod: string | null;
  sharedToken: string | null;
  latestCharge: string | null;
  canceledAt: number | null;
  cancellationReason: string | null;
  lastPaymentError: Json | null;
  nextAction: Json | null;
  metadata: Record<string, string>;
  /** Profile of the agent whose checkout Stripe ran itself. */
  agent?: string;
  /** Parameters that Stripe stores and gives back and that change nothing here (description, shipping …). */
  echoed: Json;
}

export interface ChargeRow extends Owned {
  paymentIntent: string;
  paymentMethod: string;
  card: string;
  amount: number;
  amountCaptured: number;
  amountRefunded: number;
  captured: boolean;
  currency: string;
  disputed: boolean;
  status: 'succeeded' | 'failed';
  failureCode: string | null;
  failureMessage: string | null;
  outcome: Json;
  authenticated: boolean;
  metadata: Record<string, string>;
}

export interface RefundRow extends Owned {
  charge: string;
  paymentIntent: string;
  paymentMethod: string;
  amount: number;
  currency: string;
  reason: string | null;
  /** Absent: succeeded. */
  status?: 'pending' | 'succeeded' | 'failed';
  metadata: Record<string, string>;
}

/** The issuer of a card suspects fraud. */
export interface FraudWarningRow extends Owned {
  charge: string;
  paymentIntent: string;
  fraudType: string;
}

export interface DisputeRow extends Owned {
  charge: string;
  paymentIntent: string;
  amount: number;
  currency: string;
  reason: string;
  status: 'needs_response' | 'won' | 'lost';
}

export interface WebhookEndpointRow extends Owned {
  url: string;
  secret: string;
  enabledEvents: string[];
  apiVersion: string | null;
  description: string | null;
  metadata: Record<string, string>;
}

export interface EventRow extends Owned {
  type: string;
  data: Json;
  requestId: string | null;
  idempotencyKey: string | null;
}

export interface DeliveryRow extends Row {
  event: string;
  endpoint: string;
  attempts: number;
  status: 'pending' | 'delivered' | 'failed';
  /** HTTP status of the last attempt; null before the first and when no answer came. */
  lastStatus: number | null;
}

/** What was answered to the first request with a key; `id` is account and key. */
export interface IdempotencyRow extends Row {
  endpoint: string;
  fingerprint: string;
  status: number;
  body: Json;
  requestId: string;
  created: number;
}

/** An import of a merchant's product catalogue (API v2). */
export interface CatalogImportRow extends Row {
  account: string;
  created: number;
  feedType: 'product' | 'inventory' | 'pricing';
  mode: 'upsert' | 'replace';
  metadata: Record<string, string>;
  status: 'awaiting_upload' | 'processing' | 'succeeded' | 'succeeded_with_errors' | 'failed';
  errors: { row: number; id: string; field: string; message: string }[];
  successCount: number;
  failure: string | null;
  /** The file, until it is worked through. */
  upload: string | null;
}

/** A product of a merchant's catalogue, as the last import had it. */
export interface CatalogProductRow extends Row {
  account: string;
  fields: Record<string, string>;
}
