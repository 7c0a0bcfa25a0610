import type { FulfillmentOption } from '../session/session.ts';
import type { Words } from '../words/words.ts';

export const DIGITAL_OPTION_ID = 'digital';

/** The only option of a cart that needs no shipping. */
export function digitalOption(words: Words): FulfillmentOption {
  return {
    id: DIGITAL_OPTION_ID,
    type: 'digital',
    title: words.digitalDelivery(),
    amount: 0,
    rateHandle: null,
    code: null,
    source: null,
  };
}
