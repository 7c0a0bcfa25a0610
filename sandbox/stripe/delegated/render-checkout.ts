import type { Json } from '../state/records.ts';
import type { StripeState } from '../state/stripe-state.ts';
import { checkoutSums, lineSums } from './checkout-amounts.ts';
import type { DelegatedCheckoutRow, DelegatedLine, ShippingRate, TaxRate } from './records.ts';

const NO_ADDRESS = { city: null, country: null, line1: null, line2: null, postal_code: null, state: null };

/** The seller's view: a Checkout Session (docs.stripe.com/api/checkout/sessions/object), nothing expanded. */
export function renderCheckoutSession(state: StripeState, row: DelegatedCheckoutRow): Json {
  const sums = checkoutSums(row);
  const { name, email, phone, address } = row.customer;
  const shown = { ...NO_ADDRESS, ...address };
  const intent = row.paymentIntent ? state.paymentIntents.get(row.paymentIntent) : undefined;
  return {
    id: row.id,
    object: 'checkout.session',
    adaptive_pricing: null,
    after_expiration: null,
    allow_promotion_codes: null,
    amount_subtotal: sums.subtotal,
    amount_total: sums.total,
    automatic_tax: { enabled: row.automaticTax, liability: null, provider: null, status: null },
    billing_address_collection: null,
    cancel_url: null,
    client_reference_id: null,
    client_secret: null,
    collected_information: {
      business_name: null,
      individual_name: null,
      shipping_details: address ? { address: shown, name } : null,
    },
    consent: null,
    consent_collection: null,
    created: row.created,
    currency: row.currency,
    currency_conversion: null,
    custom_fields: [],
    custom_text: {
      after_submit: null,
      shipping_address: null,
      submit: null,
      terms_of_service_acceptance: null,
    },
    customer: null,
    customer_account: null,
    customer_creation: null,
    customer_details: {
      address: shown,
      business_name: null,
      email,
      individual_name: null,
      name,
      phone,
      tax_exempt: 'none',
      tax_ids: [],
    },
    customer_email: null,
    discounts: [],
    expires_at: row.created + 86_400,
    integration_identifier: null,
    invoice: null,
    invoice_creation: null,
    livemode: false,
    locale: null,
    managed_payments: { enabled: false },
    metadata: {},
    mode: 'payment',
    origin_context: null,
    payment_intent: row.paymentIntent,
    payment_link: null,
    payment_method_collection: 'always',
    payment_method_configuration_details: null,
    payment_method_options: {},
    payment_method_types: ['card'],
    payment_status: intent?.status === 'succeeded' ? 'paid' : 'unpaid',
    permissions: null,
    phone_number_collection: { enabled: false },
    recovered_from: null,
    saved_payment_method_options: null,
    setup_intent: null,
    shipping_address_collection: null,
    shipping_cost: row.shippingRate
      ? {
          amount_subtotal: sums.shipping,
          amount_tax: 0,
          amount_total: sums.shipping,
          shipping_rate: row.shippingRate,
        }
      : null,
    shipping_options: [],
    status: row.status,
    submit_type: null,
    subscription: null,
    success_url: null,
    total_details: {
      amount_discount: sums.discount,
      amount_shipping: sums.shipping,
      amount_tax: sums.tax,
    },
    ui_mode: null,
    url: null,
    wallet_options: null,
  };
}

/** So many line items come with their session; the others are listed. */
const EMBEDDED_LINES = 10;

/** `line_items`, which a session carries only when it is expanded. `preview`: with the fields of preview versions. */
export function renderLineItems(row: DelegatedCheckoutRow, preview: boolean): Json {
  return {
    object: 'list',
    data: row.lines.slice(0, EMBEDDED_LINES).map((line) => renderLine(row, line, preview)),
    has_more: row.lines.length > EMBEDDED_LINES,
    url: `/v1/checkout/sessions/${row.id}/line_items`,
  };
}

/** One line item. */
export function renderLine(
  { currency, created }: DelegatedCheckoutRow,
  line: DelegatedLine,
  preview: boolean,
): Json {
  const sums = lineSums(line);
  return {
    id: line.id,
    object: 'item',
    amount_discount: sums.discount,
    amount_subtotal: sums.subtotal,
    amount_tax: sums.tax,
    amount_total: sums.total,
    currency,
    description: line.name,
    metadata: {},
    price: {
      id: line.id.replace('li_', 'price_'),
      object: 'price',
      active: false,
      billing_scheme: 'per_unit',
      created,
      currency,
      custom_unit_amount: null,
      ...(preview && { external_reference: line.sku }),
      livemode: false,
      lookup_key: null,
      metadata: {},
      nickname: null,
      product: line.id.replace('li_', 'prod_'),
      recurring: null,
      tax_behavior: 'unspecified',
      tiers_mode: null,
      transform_quantity: null,
      type: 'one_time',
      unit_amount: line.unitAmount,
      unit_amount_decimal: String(line.unitAmount),
    },
    quantity: line.quantity,
  };
}

/** `taxes` of a line item, which it carries only when they are expanded. */
export function renderTaxes(line: DelegatedLine): Json[] {
  return lineSums(line).taxes.map(({ rate, amount, taxable }) => ({
    amount,
    rate: renderTaxRate(rate),
    taxability_reason: null,
    taxable_amount: taxable,
  }));
}

export function renderTaxRate(rate: TaxRate): Json {
  const id = `txr_${Buffer.from(`${rate.display_name}${rate.percentage}`).toString('hex').slice(-24)}`;
  return { id, object: 'tax_rate', ...rate, tax_type: null };
}

export function renderProduct(line: DelegatedLine): Json {
  return { id: line.id.replace('li_', 'prod_'), object: 'product', description: line.name, name: line.name };
}

export function renderShippingRate(rate: ShippingRate, currency: string): Json {
  return {
    id: rate.id,
    object: 'shipping_rate',
    active: true,
    delivery_estimate: null,
    display_name: rate.display_name,
    fixed_amount: { amount: rate.amount, currency },
    livemode: false,
    metadata: rate.metadata,
    tax_behavior: 'unspecified',
    tax_code: null,
    type: 'fixed_amount',
  };
}
