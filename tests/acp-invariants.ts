/** The parts of a session, of any version, that money has to hold together in. */
export interface MoneySession {
  line_items: {
    item?: { quantity?: number };
    quantity?: number;
    base_amount?: number;
    subtotal?: number;
    total?: number;
    totals?: { type: string; amount: number }[];
  }[];
  totals: { type: string; amount: number; presentment_amount?: number }[];
}

/**
 * What is wrong with a session's amounts, one line each; none: it adds up. All amounts are integers and not negative;
 * the lines add up to the subtotal; subtotal − discount + fulfillment + tax is the total.
 */
export function brokenInvariants(session: MoneySession): string[] {
  const problems: string[] = [];
  const amounts = numbersIn(session, '$');
  for (const [path, amount] of amounts) {
    if (!Number.isSafeInteger(amount)) problems.push(`${path} is ${amount}, no integer`);
    if (amount < 0) problems.push(`${path} is ${amount}, below zero`);
  }
  const total = (type: string) => session.totals.find((entry) => entry.type === type)?.amount ?? 0;
  const lines = session.line_items.reduce((sum, line) => sum + lineTotal(line), 0);
  if (lines !== total('subtotal'))
    problems.push(`the lines add up to ${lines}, the subtotal is ${total('subtotal')}`);
  const sum = lines + total('fulfillment') + total('tax') - total('discount');
  if (sum !== total('total')) problems.push(`the parts add up to ${sum}, the total is ${total('total')}`);
  if (total('items_base_amount') - total('items_discount') !== total('subtotal'))
    problems.push('items_base_amount − items_discount is not the subtotal');
  return problems;
}

function lineTotal({ total, totals }: MoneySession['line_items'][number]): number {
  return total ?? totals?.find(({ type }) => type === 'total')?.amount ?? 0;
}

/** Names that hold money or a number of units, wherever they stand. */
const COUNTED =
  /(^|_)(amount|subtotal|total|tax|discount|quantity)$|^(base_amount|unit_amount|available_quantity)$/;

function numbersIn(value: unknown, path: string): [string, number][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]): [string, number][] => {
    const at = Array.isArray(value) ? `${path}[${key}]` : `${path}.${key}`;
    // What the agent wrote itself, and rates, are no amounts.
    if (key === 'metadata' || key === 'breakdown') return [];
    if (typeof child === 'number') return COUNTED.test(key) ? [[at, child]] : [];
    return numbersIn(child, at);
  });
}
