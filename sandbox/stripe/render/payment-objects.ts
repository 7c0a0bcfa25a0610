import { testCard } from '../payments/test-cards.ts';
import type {
  ChargeRow,
  DisputeRow,
  FraudWarningRow,
  Json,
  PaymentIntentRow,
  PaymentMethodRow,
  RefundRow,
} from '../state/records.ts';

const NO_BILLING_DETAILS = {
  address: { city: null, country: null, line1: null, line2: null, postal_code: null, state: null },
  email: null,
  name: null,
  phone: null,
  tax_id: null,
};
const EXPIRY = { exp_month: 12, exp_year: 2034 };

/** The card as a granted token shows it and as PaymentMethods and Charges repeat it. */
export function renderCard(name: string): Json {
  const { brand, last4, country, funding } = testCard(name)!;
  return { brand, last4, ...EXPIRY, funding, country, fingerprint: `sandbox${brand}${last4}`, wallet: null };
}

/** `billing_details` of a card that carries none. */
export function renderBillingDetails(): Json {
  return structuredClone(NO_BILLING_DETAILS);
}

const checks = { address_line1_check: null, address_postal_code_check: null, cvc_check: null };

export function renderPaymentMethod(row: PaymentMethodRow): Json {
  const card = renderCard(row.card);
  return {
    id: row.id,
    object: 'payment_method',
    allow_redisplay: 'unspecified',
    billing_details: renderBillingDetails(),
    card: {
      ...card,
      checks,
      display_brand: card.brand,
      generated_from: null,
      networks: { available: [card.brand], preferred: null },
      regulated_status: 'unregulated',
      three_d_secure_usage: { supported: true },
    },
    created: row.created,
    customer: null,
    customer_account: null,
    livemode: false,
    metadata: {},
    ...(row.sharedToken && { shared_payment_granted_token: row.sharedToken }),
    type: 'card',
  };
}

export function renderPaymentIntent(row: PaymentIntentRow): Json {
  return {
    id: row.id,
    object: 'payment_intent',
    amount: row.amount,
    amount_capturable: row.amountCapturable,
    amount_details: { tip: {} },
    amount_received: row.amountReceived,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: null,
    canceled_at: row.canceledAt,
    cancellation_reason: row.cancellationReason,
    capture_method: row.captureMethod,
    client_secret: row.clientSecret,
    confirmation_method: 'automatic',
    created: row.created,
    currency: row.currency,
    customer: null,
    customer_account: null,
    description: null,
    excluded_payment_method_types: null,
    last_payment_error: row.lastPaymentError,
    latest_charge: row.latestCharge,
    livemode: false,
    managed_payments: { enabled: false },
    metadata: row.metadata,
    next_action: row.nextAction,
    on_behalf_of: null,
    payment_method: row.paymentMethod,
    payment_method_configuration_details: null,
    payment_method_options: { card: { request_three_d_secure: 'automatic' } },
    payment_method_types: ['card'],
    processing: null,
    receipt_email: null,
    review: null,
    setup_future_usage: null,
    shipping: null,
    source: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: row.status,
    transfer_data: null,
    transfer_group: null,
    ...row.echoed,
  };
}

export function renderCharge(row: ChargeRow): Json {
  const card = renderCard(row.card);
  return {
    id: row.id,
    object: 'charge',
    amount: row.amount,
    amount_captured: row.amountCaptured,
    amount_refunded: row.amountRefunded,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: null,
    billing_details: renderBillingDetails(),
    calculated_statement_descriptor: 'SANDBOX',
    captured: row.captured,
    created: row.created,
    currency: row.currency,
    customer: null,
    description: null,
    disputed: row.disputed,
    failure_balance_transaction: null,
    failure_code: row.failureCode,
    failure_message: row.failureMessage,
    fraud_details: {},
    livemode: false,
    metadata: row.metadata,
    on_behalf_of: null,
    outcome: row.outcome,
    paid: row.status === 'succeeded',
    payment_intent: row.paymentIntent,
    payment_method: row.paymentMethod,
    payment_method_details: {
      card: {
        ...card,
        amount_authorized: row.status === 'succeeded' ? row.amount : null,
        authorization_code: null,
        checks,
        installments: null,
        mandate: null,
        network: card.brand,
        network_transaction_id: null,
        regulated_status: 'unregulated',
        three_d_secure: row.authenticated
          ? {
              authentication_flow: 'challenge',
              result: 'authenticated',
              result_reason: null,
              version: '2.2.0',
            }
          : null,
        transaction_link_id: null,
      },
      type: 'card',
    },
    receipt_email: null,
    receipt_number: null,
    receipt_url: null,
    refunded: row.amountRefunded === row.amount,
    review: null,
    shipping: null,
    source: null,
    source_transfer: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: row.status,
    transfer_data: null,
    transfer_group: null,
  };
}

export function renderRefund(row: RefundRow): Json {
  return {
    id: row.id,
    object: 'refund',
    amount: row.amount,
    balance_transaction: null,
    charge: row.charge,
    created: row.created,
    currency: row.currency,
    customer: null,
    customer_account: null,
    destination_details: { card: { type: 'refund' }, type: 'card' },
    metadata: row.metadata,
    payment_intent: row.paymentIntent,
    payment_method: row.paymentMethod,
    reason: row.reason,
    receipt_number: null,
    source_transfer_reversal: null,
    status: row.status ?? 'succeeded',
    transfer_reversal: null,
  };
}

export function renderDispute(row: DisputeRow): Json {
  return {
    id: row.id,
    object: 'dispute',
    amount: row.amount,
    balance_transactions: [],
    charge: row.charge,
    created: row.created,
    currency: row.currency,
    enhanced_eligibility_types: [],
    evidence: {},
    evidence_details: {
      due_by: row.created + 7 * 86_400,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
    },
    is_charge_refundable: false,
    livemode: false,
    metadata: {},
    payment_intent: row.paymentIntent,
    reason: row.reason,
    status: row.status,
  };
}

export function renderFraudWarning(row: FraudWarningRow, charge: ChargeRow): Json {
  return {
    id: row.id,
    object: 'radar.early_fraud_warning',
    // Nothing can be done about a payment that went back or is disputed already.
    actionable: !charge.disputed && charge.amountRefunded < charge.amount,
    charge: row.charge,
    created: row.created,
    fraud_type: row.fraudType,
    livemode: false,
    payment_intent: row.paymentIntent,
  };
}
