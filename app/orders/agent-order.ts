/**
 * An order as an agent may see it, in the words of ACP's Order but independent of a wire version
 * (app/acp translates). Amounts are integer minor units of `currency`.
 */
export interface AgentOrder {
  /** created, confirmed, processing, shipped, completed, canceled */
  status: string;
  name: string;
  permalinkUrl: string;
  currency: string;
  lines: AgentOrderLine[];
  fulfillments: AgentFulfillment[];
  adjustments: AgentAdjustment[];
  totals: { subtotal: number; fulfillment: number; tax: number; total: number; refunded: number };
}

export interface AgentOrderLine {
  id: string;
  title: string;
  variantId: string | null;
  quantity: { ordered: number; current: number; fulfilled: number };
  unitPrice: number;
  subtotal: number;
}

export interface AgentFulfillment {
  id: string;
  type: 'shipping' | 'pickup' | 'digital';
  status: string;
  lines: { id: string; quantity: number }[];
  carrier: string | null;
  /** Of the first parcel. */
  trackingNumber: string | null;
  trackingUrl: string | null;
  /** Tracking numbers of further parcels of the same fulfilment; absent: there are none. */
  furtherParcels?: string[];
  /** ISO 8601; absent: not known */
  estimatedDeliveryAt?: string;
  /** ISO 8601 */
  events: { id: string; type: string; occurredAt: string }[];
}

/** A change after the sale (ACP: Adjustment). */
export interface AgentAdjustment {
  id: string;
  type: 'refund' | 'return' | 'exchange' | 'cancellation' | 'dispute' | 'price_adjustment';
  /** `pending` until the money is known to be back, or the goods are; `failed`: it came to nothing. */
  status: 'pending' | 'completed' | 'failed';
  /** ISO 8601 */
  occurredAt: string;
  /** Credited to the buyer; absent where no money moves by it. */
  amount?: number;
  lines: { id: string; quantity: number }[];
  /** Of a dispute, in Stripe's word. */
  reason?: string;
}
