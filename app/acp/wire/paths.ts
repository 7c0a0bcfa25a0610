/** JSONPath prefixes of the newest version and what an older one calls the same place, first match wins. */
export type Renames = readonly (readonly [newest: RegExp, older: string])[];

/**
 * The domain names fields as the newest version does (app/checkout/session/session.ts). This says where the same thing stands
 * in an older version.
 */
export function renamePath(path: string, renames: Renames): string {
  const found = renames.find(([newest]) => newest.test(path));
  return found ? path.replace(found[0], found[1]) : path;
}

/** Where a request of versions before 2026-01-30 says otherwise. */
export const TOKEN_PATH: Renames = [
  [/^\$\.payment_data\.instrument\.credential\.token$/, '$.payment_data.token'],
];

/** Where a session of versions before 2026-01-30 says otherwise. */
export const QUANTITY_PATH: Renames = [[/^(\$\.line_items\[\d+\])\.quantity$/, '$1.item.quantity']];
