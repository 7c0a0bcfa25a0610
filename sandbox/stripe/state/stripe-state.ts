import { randomBytes } from 'node:crypto';
import type { Clock } from '#app/kernel/clock.ts';
import type { NewId } from '#app/kernel/ids.ts';
import type { JournalStore } from '#sandbox/store/journal-store.ts';
import type { DelegatedCheckoutRow } from '../delegated/records.ts';
import type * as records from './records.ts';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** A Stripe-looking id: prefix and 24 letters or digits. */
export const newStripeId: NewId = (prefix) =>
  `${prefix}_${[...randomBytes(24)].map((byte) => ALPHABET[byte % ALPHABET.length]).join('')}`;

/** Everything this Stripe knows, in the journal's collections. */
export class StripeState {
  readonly accounts;
  readonly sharedTokens;
  readonly paymentMethods;
  readonly paymentIntents;
  readonly charges;
  readonly refunds;
  readonly catalogImports;
  readonly catalogProducts;
  /** Ids of products that Stripe does not let this merchant sell. */
  readonly rowsRefused = new Set<string>();
  /** Imports stay `processing`. */
  importsStall = false;
  /** Where this Stripe is, for the addresses that it tells. */
  baseUrl = '';
  readonly disputes;
  readonly fraudWarnings;
  readonly webhookEndpoints;
  readonly events;
  readonly deliveries;
  readonly idempotency;
  readonly delegatedCheckouts;

  constructor(
    store: JournalStore,
    private readonly clock: Clock,
    readonly newId: NewId = newStripeId,
  ) {
    this.accounts = store.collection<records.AccountRow>('accounts');
    this.sharedTokens = store.collection<records.SharedTokenRow>('sharedTokens');
    this.paymentMethods = store.collection<records.PaymentMethodRow>('paymentMethods');
    this.paymentIntents = store.collection<records.PaymentIntentRow>('paymentIntents');
    this.charges = store.collection<records.ChargeRow>('charges');
    this.refunds = store.collection<records.RefundRow>('refunds');
    this.catalogImports = store.collection<records.CatalogImportRow>('catalogImports');
    this.catalogProducts = store.collection<records.CatalogProductRow>('catalogProducts');
    this.disputes = store.collection<records.DisputeRow>('disputes');
    this.fraudWarnings = store.collection<records.FraudWarningRow>('fraudWarnings');
    this.webhookEndpoints = store.collection<records.WebhookEndpointRow>('webhookEndpoints');
    this.events = store.collection<records.EventRow>('events');
    this.deliveries = store.collection<records.DeliveryRow>('deliveries');
    this.idempotency = store.collection<records.IdempotencyRow>('idempotency');
    this.delegatedCheckouts = store.collection<DelegatedCheckoutRow>('delegatedCheckouts');
  }

  /** Now in Unix seconds. */
  now(): number {
    return Math.floor(this.clock().getTime() / 1000);
  }
}
