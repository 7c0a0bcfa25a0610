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
  type: 'shipping' | 'digital';
  status: string;
  lines: { id: string; quantity: number }[];
  carrier: string | null;
  trackingNumber: string | null;
  trackingUrl: string | null;
  /** ISO 8601 */
  events: { id: string; type: string; occurredAt: string }[];
}

export interface AgentAdjustment {
  id: string;
  type: 'refund';
  /** `pending` until the money is known to be back. */
  status: 'pending' | 'completed';
  occurredAt: string;
  amount: number;
  lines: { id: string; quantity: number }[];
}
