import type { z } from 'zod';
import type { RequestedItem } from '#app/checkout/lines/build-cart.ts';
import type { SessionChanges } from '#app/checkout/session/session-changes.ts';
import { AppError } from '#app/kernel/app-error.ts';
import type { items, updateRequest } from './request-schemas.ts';

type WireItem = z.output<typeof items>[number];
type UpdateRequest = z.output<typeof updateRequest>;

/** The wishes of a request, under whichever name they came. */
export function readItems({
  line_items: lineItems,
  items,
}: {
  line_items?: WireItem[];
  items?: WireItem[];
}): RequestedItem[] | undefined {
  if (lineItems) return lineItems.map((item, index) => readItem(item, `$.line_items[${index}]`));
  return items?.map((item, index) => readItem(item, `$.items[${index}]`));
}

function readItem(wire: WireItem, path: string): RequestedItem {
  const suggested = wire.suggested_price;
  const shown = suggested
    ? { amount: suggested.amount, seenAt: new Date(suggested.observed_at) }
    : wire.unit_amount != null && { amount: wire.unit_amount, seenAt: null };
  return { itemId: wire.id, quantity: wire.quantity ?? 1, path, ...(shown && { shown }) };
}

const TYPES = ['shipping', 'pickup', 'local_delivery', 'digital'] as const;
const TOLD_AS_SHIPPING = ['shipping', 'pickup', 'local_delivery'];

/**
 * One parcel, one choice: the digital part of a mixed cart needs none.
 * @param tellsAllTypes the version does not tell pickup and local delivery as `shipping` (fulfillment.ts)
 */
export function readChoice(request: UpdateRequest, tellsAllTypes: boolean): SessionChanges['selectedOption'] {
  const choices = (request.selected_fulfillment_options ?? []).map((option, index) => {
    const at = `$.selected_fulfillment_options[${index}]`;
    const place = TYPES.find((type) => option[type]);
    const id = option.option_id ?? (place && option[place]?.option_id);
    if (id === undefined) throw missing(`${at}.option_id`);
    const path = option.option_id === undefined ? `${at}.${place}.option_id` : `${at}.option_id`;
    const type = option.type ?? place;
    const typePath = option.type ? `${at}.type` : `${at}.${place}`;
    return { type, typePath, id, path };
  });
  const choice = choices.find(({ type }) => type !== 'digital') ?? choices[0];
  if (choice) {
    const { id, path, type, typePath } = choice;
    const names = type === 'shipping' && !tellsAllTypes ? TOLD_AS_SHIPPING : [type!];
    return { id, path, ...(type && { type: { names, path: typePath } }) };
  }
  const single = request.fulfillment_option_id;
  return single ? { id: single, path: '$.fulfillment_option_id' } : undefined;
}

/** What a required field that is not there is answered with. */
export function missing(param: string): AppError {
  return new AppError('missing', `${param} is required.`, { param });
}
