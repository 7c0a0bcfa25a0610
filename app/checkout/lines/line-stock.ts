import type { CartLine, Message } from '../session/session.ts';
import type { Words } from '../words/words.ts';

/** With so many left or fewer, a buyer had better hurry. */
export const LOW_STOCK = 5;

/**
 * What a line says of its stock: as the catalogue has it, told apart further where few are left.
 * @param available units that can be sold; null: no limit
 */
export function lineAvailability(
  available: number | null,
  before: CartLine['availability'],
): CartLine['availability'] {
  if (available === null) return before === 'backorder' ? 'backorder' : 'in_stock';
  if (available <= 0) return 'out_of_stock';
  return available <= LOW_STOCK ? 'low_stock' : 'in_stock';
}

/** A warning for each line of which few are left; lines with another problem have been told it. */
export function lowStockWarnings(words: Words, lines: CartLine[], problems: Message[]): Message[] {
  return lines.flatMap((line, index): Message[] => {
    const param = `$.line_items[${index}]`;
    if (line.available === null || line.availability !== 'low_stock') return [];
    if (problems.some((problem) => problem.param?.startsWith(param))) return [];
    const text = words.lowStock(line.available, line.name);
    return [{ severity: 'warning', code: 'low_stock', text, param, resolution: 'requires_buyer_review' }];
  });
}
