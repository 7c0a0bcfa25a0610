import type { CheckoutSession, FulfillmentOption, PostalAddress } from '#app/checkout/session/session.ts';
import type { Words } from '#app/checkout/words/words.ts';

/**
 * What the versions before 2026-01-30 call an option. They know shipping and digital only: another way is told as
 * shipping that its title names, so that it can be chosen all the same.
 */
function type2025({ type }: Pick<FulfillmentOption, 'type'>): 'shipping' | 'digital' {
  return type === 'digital' ? 'digital' : 'shipping';
}

/**
 * A FulfillmentOption of 2025-09-29 and 2025-12-12. `tax` is 0 for the reason that a line's is (lines.ts), so
 * `total` is subtotal + tax.
 */
export function optionWithAmounts(option: FulfillmentOption, words: Words): Record<string, unknown> {
  const { title, description } = spokenOption(option, words);
  return {
    type: type2025(option),
    id: option.id,
    title,
    subtitle: description,
    subtotal: option.amount,
    tax: 0,
    total: option.amount,
  };
}

/**
 * A FulfillmentOption of 2026-01-16.
 * @param shown its price in the currency the buyer sees besides; no field of that version
 */
export function optionWithTotals(
  option: FulfillmentOption,
  words: Words,
  shown?: number,
): Record<string, unknown> {
  const { title, description } = spokenOption(option, words);
  return {
    type: type2025(option),
    id: option.id,
    title,
    description,
    totals: [{ type: 'total', display_text: title, amount: option.amount, presentment_amount: shown }],
  };
}

/**
 * A FulfillmentOption since 2026-01-30: FulfillmentOptionShipping, …LocalDelivery, …Digital, or …Pickup with its
 * place.
 * @param toAddress the version's Address
 * @param shown its price in the currency the buyer sees besides, if there is one
 */
export function optionOfType(
  option: FulfillmentOption,
  words: Words,
  toAddress: (address: PostalAddress) => Record<string, unknown>,
  shown?: number,
): Record<string, unknown> {
  const { place } = option;
  return {
    ...optionWithTotals(option, words, shown),
    type: option.type,
    description: option.description,
    ...(place && {
      location: {
        name: place.name,
        address: toAddress(place.address),
        phone: place.phone,
        instructions: place.instructions,
      },
      pickup_type: 'in_store',
      ready_by: place.readyBy,
    }),
  };
}

/** What a buyer reads of an option; where there is no field for the place, it stands in the description. */
function spokenOption(option: FulfillmentOption, words: Words): { title: string; description?: string } {
  const { place, title, description } = option;
  if (!place) return { title, description };
  const { lineOne, lineTwo, city, state, postalCode } = place.address;
  const address = [lineOne, lineTwo, city, [state, postalCode].filter(Boolean).join(' ')];
  const texts = [address.filter(Boolean).join(', '), place.instructions];
  return { title: words.pickupAt(place.name), description: texts.filter(Boolean).join('. ') };
}

export interface Selection {
  type: FulfillmentOption['type'];
  optionId: string;
  /** Line items, not items (SelectedFulfillmentOption of 2026-01-30: "List of line item IDs"). */
  lineIds: string[];
}

/** The chosen option with the lines it is for: of a mixed cart, only what is shipped or picked up. */
export function selection({ state }: CheckoutSession): Selection | null {
  const chosen = state.options.find((option) => option.id === state.selectedOptionId);
  if (!chosen) return null;
  const lines = state.lines.filter((line) => line.requiresShipping === (chosen.type !== 'digital'));
  return { type: chosen.type, optionId: chosen.id, lineIds: lines.map((line) => line.id) };
}

/** `selected_fulfillment_options` of 2025-12-12 and 2026-01-16: under the name of its type. */
export function nestedSelection(session: CheckoutSession): Record<string, unknown>[] {
  const chosen = selection(session);
  if (!chosen) return [];
  const { optionId, lineIds } = chosen;
  const type = type2025(chosen);
  return [{ type, [type]: { option_id: optionId, item_ids: lineIds } }];
}

/** `selected_fulfillment_options` since 2026-01-30. */
export function flatSelection(session: CheckoutSession): Record<string, unknown>[] {
  const chosen = selection(session);
  return chosen ? [{ type: chosen.type, option_id: chosen.optionId, item_ids: chosen.lineIds }] : [];
}
