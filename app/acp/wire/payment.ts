import type { SellerFacts } from '../dialect.ts';

/** The one payment handler that sessions offer, by its id. */
export const CARD_HANDLER = 'card_tokenized';

export const CARD_NETWORKS = ['amex', 'discover', 'mastercard', 'visa'];

/** `InterventionCapabilities` since 2026-01-30: closed lists. */
const REQUIRED = new Set(['3ds', 'biometric']);
const SUPPORTED = new Set([...REQUIRED, 'address_verification']);

/** `payment_provider` of 2025-12-12 and 2026-01-16: Stripe with cards; absent when the buyer pays in the shop. */
export function cardProvider({ payment }: SellerFacts): Record<string, unknown> | undefined {
  return payment
    ? {
        provider: 'stripe',
        supported_payment_methods: [{ type: 'card', supported_card_networks: CARD_NETWORKS }],
      }
    : undefined;
}

/**
 * `capabilities` since 2026-01-30: the tokenised-card handler with all ten fields the schema requires, none when the
 * buyer pays in the shop, and the interventions that both sides can do. What the merchant requires is always enforced.
 */
export function capabilities2026({ payment, interventions }: SellerFacts): {
  payment: { handlers: Record<string, unknown>[] };
  interventions: Record<string, unknown>;
} {
  return {
    payment: { handlers: payment ? [cardHandler(payment)] : [] },
    interventions: {
      supported: interventions.supported.filter((name) => SUPPORTED.has(name)),
      required: interventions.required.filter((name) => REQUIRED.has(name)),
      enforcement: interventions.required.length > 0 ? 'always' : 'conditional',
    },
  };
}

function cardHandler(payment: NonNullable<SellerFacts['payment']>): Record<string, unknown> {
  return {
    id: CARD_HANDLER,
    name: 'dev.acp.tokenized.card',
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
  };
}
