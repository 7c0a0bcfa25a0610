import type {
  CartLine,
  CheckoutSession,
  FulfillmentOption,
  Message,
  PostalAddress,
  Totals,
} from '#app/checkout/session.ts';
import { formatDecimal } from '#app/kernel/money.ts';
import type { SellerFacts } from '../dialect.ts';
import { VERSION } from './version.ts';

const LINK_TYPES: Record<string, string> = {
  TERMS_OF_SERVICE: 'terms_of_use',
  PRIVACY_POLICY: 'privacy_policy',
  REFUND_POLICY: 'return_policy',
  SHIPPING_POLICY: 'shipping_policy',
  CONTACT_INFORMATION: 'contact_us',
};

/** A CheckoutSession of ACP 2026-04-17 (schema.agentic_checkout.json). */
export function sessionResponse(session: CheckoutSession, facts: SellerFacts): Record<string, unknown> {
  const { state } = session;
  return {
    id: session.id,
    protocol: { version: VERSION },
    capabilities: {
      payment: { handlers: handlers(facts) },
      interventions: { supported: [], required: [], enforcement: 'conditional' },
    },
    ...(state.buyer && {
      buyer: {
        email: state.buyer.email,
        first_name: state.buyer.firstName,
        last_name: state.buyer.lastName,
        full_name: state.buyer.fullName,
        phone_number: state.buyer.phone,
      },
    }),
    status: session.status,
    currency: session.currency.toLowerCase(),
    locale: state.locale ?? undefined,
    line_items: state.lines.map(lineItem),
    ...(state.recipient && {
      fulfillment_details: {
        name: state.recipient.name,
        phone_number: state.recipient.phone,
        email: state.recipient.email,
        address: state.recipient.address && wireAddress(state.recipient.address),
      },
    }),
    fulfillment_options: state.options.map(fulfillmentOption),
    selected_fulfillment_options: selectedOptions(session),
    totals: totals(state.totals, session.currency, state.selectedOptionId !== null),
    messages: [...state.blocking, ...state.notices].map(message),
    links: facts.policies.flatMap(({ type, title, url }) => {
      const linkType = LINK_TYPES[type];
      return linkType && url ? [{ type: linkType, title, url }] : [];
    }),
    created_at: session.createdAt.toISOString(),
    updated_at: session.updatedAt.toISOString(),
    expires_at: session.expiresAt.toISOString(),
    continue_url: facts.continueUrl ?? undefined,
    ...(session.order && {
      order: {
        type: 'order',
        id: session.order.id,
        checkout_session_id: session.id,
        order_number: session.order.name,
        permalink_url: session.order.permalinkUrl,
        status: 'confirmed',
      },
    }),
  };
}

/** The tokenised-card handler with all ten fields the schema requires; none when the buyer pays in the shop. */
function handlers({ payment }: SellerFacts): Record<string, unknown>[] {
  if (!payment) return [];
  return [
    {
      id: 'card_tokenized',
      name: 'dev.acp.tokenized.card',
      display_name: 'Card',
      version: '2026-01-22',
      spec: 'https://acp.dev/handlers/tokenized.card',
      requires_delegate_payment: true,
      requires_pci_compliance: false,
      psp: 'stripe',
      config_schema: 'https://acp.dev/schemas/handlers/tokenized.card/config.json',
      instrument_schemas: ['https://acp.dev/schemas/handlers/tokenized.card/instrument.json'],
      config: {
        merchant_id: payment.merchantId,
        psp: 'stripe',
        accepted_brands: ['visa', 'mastercard', 'amex', 'discover'],
        accepted_funding_types: ['credit', 'debit', 'prepaid'],
        environment: payment.environment,
      },
    },
  ];
}

function lineItem(line: CartLine): Record<string, unknown> {
  return {
    id: line.id,
    item: { id: line.itemId },
    quantity: line.quantity,
    name: line.name,
    description: line.description || undefined,
    images: line.imageUrls,
    unit_amount: line.unitAmount,
    product_id: line.productId,
    variant_id: line.variantId,
    sku: line.sku ?? undefined,
    availability_status: line.availability,
    available_quantity: line.available === null ? undefined : Math.max(0, line.available),
    variant_options: line.options,
    totals: [
      { type: 'items_base_amount', display_text: 'Base amount', amount: line.baseAmount },
      ...(line.discount > 0
        ? [{ type: 'items_discount', display_text: 'Discount', amount: line.discount }]
        : []),
      { type: 'subtotal', display_text: 'Subtotal', amount: line.subtotal },
      { type: 'total', display_text: 'Total', amount: line.subtotal },
    ],
  };
}

function fulfillmentOption(option: FulfillmentOption): Record<string, unknown> {
  return {
    type: option.type,
    id: option.id,
    title: option.title,
    description: option.description,
    totals: [{ type: 'total', display_text: option.title, amount: option.amount }],
  };
}

/** The chosen shipping option for what is shipped, and digital delivery for the rest of a mixed cart. */
function selectedOptions({ state }: CheckoutSession): Record<string, unknown>[] {
  const chosen = state.options.find((option) => option.id === state.selectedOptionId);
  if (!chosen) return [];
  const lines = state.lines.filter((line) => line.requiresShipping === (chosen.type === 'shipping'));
  return [{ type: chosen.type, option_id: chosen.id, item_ids: lines.map((line) => line.id) }];
}

function totals(sums: Totals, currency: string, hasFulfillment: boolean): Record<string, unknown>[] {
  const included =
    sums.includedTax > 0
      ? ` Prices include ${formatDecimal(sums.includedTax, currency)} ${currency} tax.`
      : '';
  const entry = (
    type: string,
    display_text: string,
    amount: number,
    extra: Record<string, unknown> = {},
  ) => ({ type, display_text, amount, ...extra });
  return [
    entry('items_base_amount', 'Items', sums.itemsBase),
    ...(sums.itemsDiscount > 0 ? [entry('items_discount', 'Discount', sums.itemsDiscount)] : []),
    entry('subtotal', 'Subtotal', sums.subtotal),
    ...(sums.discount > 0 ? [entry('discount', 'Order discount', sums.discount)] : []),
    ...(hasFulfillment ? [entry('fulfillment', 'Shipping', sums.fulfillment)] : []),
    entry('tax', 'Tax', sums.tax, {
      ...(included && { description: included.trim() }),
      ...(sums.tax > 0 && {
        breakdown: sums.taxLines.map((line) => ({
          jurisdiction: line.title,
          rate: line.rate,
          amount: line.amount,
        })),
      }),
    }),
    entry('total', 'Total', sums.total),
  ];
}

function message(of: Message): Record<string, unknown> {
  return {
    type: of.severity,
    ...(of.severity !== 'info' && { code: of.code }),
    param: of.param,
    resolution: of.resolution,
    content_type: 'plain',
    content: of.text,
  };
}

/** An Address of ACP. */
export function wireAddress(address: PostalAddress): Record<string, unknown> {
  return {
    name: address.name,
    company: address.company,
    line_one: address.lineOne,
    line_two: address.lineTwo,
    city: address.city,
    state: address.state,
    country: address.country,
    postal_code: address.postalCode,
  };
}
