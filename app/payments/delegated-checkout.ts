import { z } from 'zod';

/**
 * The two hooks of Stripe's Agentic Commerce Suite, in Stripe's words
 * (docs.stripe.com/agentic-commerce/sellers/use-cases/retail/checkout/hooks). Amounts are in Stripe's smallest unit.
 * The documentation calls the lines `line_items_details` in one hook and `line_item_details` in the other, and gives an
 * SKU in the other alone; both names and an SKU are taken in both.
 */
const amount = z.int().min(0);
const text = z.string().nullish();

const address = z.object({
  line1: text,
  line2: text,
  city: text,
  state: text,
  postal_code: text,
  country: text,
});

const line = z.object({
  id: z.string().min(1),
  sku_id: text,
  unit_amount: amount,
  quantity: z.int().positive(),
});
const lines = z.array(line).max(500);

const data = z.object({
  currency: z.string(),
  amount_total: amount.nullish(),
  automatic_tax: z.object({ enabled: z.boolean() }).nullish(),
  line_item_details: lines.nullish(),
  line_items_details: lines.nullish(),
  shipping_details: z.object({ name: text, address: address.nullish() }).nullish(),
});

export const hookRequest = z.object({
  id: z.string().min(1).max(255),
  type: z.enum(['v1.delegated_checkout.finalize_checkout', 'v1.delegated_checkout.customize_checkout']),
  livemode: z.boolean(),
  data,
});

export type HookRequest = z.output<typeof hookRequest>;
export type HookData = HookRequest['data'];
export type HookLine = z.output<typeof line>;

/** The lines, by whichever name they came. */
export function hookLines(request: HookData): HookLine[] {
  return request.line_item_details ?? request.line_items_details ?? [];
}

/** Answer to `finalize_checkout`. */
export interface Approval {
  manual_approval_details: { type: 'approved' } | { type: 'declined'; declined: { reason: string } };
}

/** Answer to `customize_checkout`. What is left out stays as Stripe has it of the merchant's catalogue. */
export interface Customization {
  shipping_options?: {
    shipping_rate_data: {
      display_name: string;
      fixed_amount: { amount: number; currency: string };
      metadata: Record<string, string>;
      tax_behavior: 'inclusive' | 'exclusive';
    };
  }[];
  line_items?: {
    id: string;
    tax_rates: { rate_data: { display_name: string; inclusive: boolean; percentage: number } }[];
  }[];
}
