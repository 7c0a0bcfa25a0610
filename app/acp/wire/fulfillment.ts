import type { CheckoutSession, FulfillmentOption } from '#app/checkout/session.ts';

/**
 * A FulfillmentOption of 2025-09-29 and 2025-12-12. `tax` is 0 for the reason that a line's is (lines.ts), so
 * `total` is subtotal + tax.
 */
export function optionWithAmounts(option: FulfillmentOption): Record<string, unknown> {
  return {
    type: option.type,
    id: option.id,
    title: option.title,
    subtitle: option.description,
    subtotal: option.amount,
    tax: 0,
    total: option.amount,
  };
}

/** A FulfillmentOption since 2026-01-16. */
export function optionWithTotals(option: FulfillmentOption): Record<string, unknown> {
  return {
    type: option.type,
    id: option.id,
    title: option.title,
    description: option.description,
    totals: [{ type: 'total', display_text: option.title, amount: option.amount }],
  };
}

export interface Selection {
  type: FulfillmentOption['type'];
  optionId: string;
  /** Line items, not items (SelectedFulfillmentOption of 2026-01-30: "List of line item IDs"). */
  lineIds: string[];
}

/** The chosen option with the lines it is for: of a mixed cart, only what is shipped goes into the parcel. */
export function selection({ state }: CheckoutSession): Selection | null {
  const chosen = state.options.find((option) => option.id === state.selectedOptionId);
  if (!chosen) return null;
  const lines = state.lines.filter((line) => line.requiresShipping === (chosen.type === 'shipping'));
  return { type: chosen.type, optionId: chosen.id, lineIds: lines.map((line) => line.id) };
}

/** `selected_fulfillment_options` of 2025-12-12 and 2026-01-16: under the name of its type. */
export function nestedSelection(session: CheckoutSession): Record<string, unknown>[] {
  const chosen = selection(session);
  if (!chosen) return [];
  const { type, optionId, lineIds } = chosen;
  return [{ type, [type]: { option_id: optionId, item_ids: lineIds } }];
}

/** `selected_fulfillment_options` since 2026-01-30. */
export function flatSelection(session: CheckoutSession): Record<string, unknown>[] {
  const chosen = selection(session);
  return chosen ? [{ type: chosen.type, option_id: chosen.optionId, item_ids: chosen.lineIds }] : [];
}
