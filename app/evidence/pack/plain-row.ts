import { snakeKeys } from '../snake-keys.ts';

/** A row of the database as the pack has it: amounts as whole numbers, instants in ISO 8601; shop and order are clear. */
export function plainRow(row: { shopId: string; orderId: string }): unknown {
  const { shopId: _shop, orderId: _order, ...facts } = row;
  const plain = Object.entries(facts as Record<string, unknown>).map(([name, value]) => {
    if (typeof value === 'bigint') return [name, Number(value)];
    return [name, value instanceof Date ? value.toISOString() : value];
  });
  return snakeKeys(Object.fromEntries(plain));
}
