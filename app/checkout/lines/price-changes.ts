import { formatMoney } from '#app/kernel/format-money.ts';
import type { Language } from '#app/kernel/language.ts';
import type { RequestedItem } from './build-cart.ts';
import { isHidden } from './hide-items.ts';
import type { CartLine, Message } from '../session/session.ts';
import { wordsOf } from '../words/words.ts';

/**
 * The unit price of each line that the buyer knows, in minor units: the one the request says it showed, else what
 * this session said last, else the catalogue's, which is the feed's. Null for an item that
 * is hidden, or was: its 0 is no price.
 */
export function knownPrices(
  lines: CartLine[],
  requested: RequestedItem[],
  before: CartLine[],
): (number | null)[] {
  return lines.map((line) => {
    if (isHidden(line)) return null;
    const shown = requested.find((wish) => wish.itemId === line.itemId && wish.shown)?.shown;
    const said = before.find((known) => known.itemId === line.itemId && !isHidden(known));
    return shown?.amount ?? said?.unitAmount ?? line.unitAmount;
  });
}

/** A buyer must never be charged another price than the one they were shown without a word. */
export function priceChanges(
  language: Language,
  known: (number | null)[],
  lines: CartLine[],
  currency: string,
): Message[] {
  const words = wordsOf(language);
  const money = (amount: number) => formatMoney({ amount, currency }, language);
  return lines.flatMap((line, index): Message[] => {
    const before = known[index];
    if (before === undefined || before === null || before === line.unitAmount) return [];
    return [
      {
        severity: 'warning',
        code: 'price_change',
        text: words.priceChanged(line.name, money(before), money(line.unitAmount)),
        param: `$.line_items[${index}].unit_amount`,
        resolution: 'requires_buyer_review',
      },
    ];
  });
}
