import type { QuoteShipping } from './quote-input.ts';
import type { FulfillmentOption } from '../session/session.ts';
import type { RateHint } from './rate-hints.ts';

/** An option to calculate with while Shopify is still asked which ones there are. */
export interface Guess extends RateHint {
  /** Only where picking up is guessed: its tax is that of the place, which a title and a price do not tell. */
  handle: string | null;
}

/** How a guess is put to Shopify's calculator. */
export function guessShipping({ type, title, amount, handle }: Guess): QuoteShipping {
  return type === 'pickup' && handle ? { handle } : { title, amount };
}

/** Whether what was calculated with a guess is what the option costs: same kind, name, code and price. */
export function guessHolds(guess: Guess, option: FulfillmentOption): boolean {
  const same =
    option.type === guess.type &&
    option.title === guess.title &&
    option.code === guess.code &&
    option.amount === guess.amount;
  return same && (guess.type !== 'pickup' || option.rateHandle === guess.handle);
}
