import type { Json } from '../state/records.ts';

/** What a seller sets on the Dashboard's page "Agentic commerce settings". */
export interface AgenticCommerceSettings {
  /** Where hooks are sent; null: Stripe decides alone. */
  hooksUrl: string | null;
  hookSecret: string;
  /** Order approvals: `v1.delegated_checkout.finalize_checkout` */
  approvals: boolean;
  /** Custom tax rates and shipping options: `v1.delegated_checkout.customize_checkout` */
  customization: boolean;
  captureMethod: 'automatic_async' | 'manual';
}

export interface TaxRate {
  display_name: string;
  /** Out of 100. */
  percentage: number;
  inclusive: boolean;
}

/** Amounts in Stripe's smallest unit. */
export interface DelegatedLine {
  id: string;
  /** The id in the catalogue that the seller uploaded: `price.external_reference`. */
  sku: string;
  name: string;
  unitAmount: number;
  quantity: number;
  /** Off the whole line, by a promotion of the seller's at Stripe. */
  discount: number;
  taxRates: TaxRate[];
}

export interface ShippingRate {
  id: string;
  display_name: string;
  amount: number;
  metadata: Record<string, string>;
}

export interface PartyDetails {
  email: string | null;
  name: string | null;
  phone: string | null;
  address: Json | null;
}

/** A checkout that Stripe runs for an agent: the seller (`account`) sees it as a Checkout Session once it is complete. */
export interface DelegatedCheckoutRow {
  id: string;
  account: string;
  created: number;
  /** The agent's account. */
  agent: string;
  status: 'open' | 'complete';
  currency: string;
  automaticTax: boolean;
  lines: DelegatedLine[];
  shippingRates: ShippingRate[];
  /** Id of the chosen rate. */
  shippingRate: string | null;
  customer: PartyDetails;
  paymentIntent: string | null;
}
