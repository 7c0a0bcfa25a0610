import type { AccessTokenRecord } from '#sandbox/shopify/state/records.ts';

/** What a `requiredAccess` text asks for: one scope out of every group, and perhaps an offline token. */
export interface AccessRule {
  text: string;
  anyOf: string[][];
  offlineTokenOnly: boolean;
}

/**
 * Reads Shopify's `requiredAccess` prose, e.g. "`read_inventory` access scope or `read_products` access scope."
 * or "`orders` access scope" on a mutation, which means `write_orders`. "as well as" joins two demands; what
 * follows "Also:" is about staff permissions and plans, except that it names offline tokens.
 */
export function parseRequiredAccess(
  text: string,
  knownScopes: ReadonlySet<string>,
  isMutation: boolean,
): AccessRule {
  const [scopes = ''] = text.split(/\bAlso:/);
  const anyOf = scopes
    .split(/\bas well as\b/)
    .map((part) =>
      [...part.matchAll(/`(\w+)`/g)]
        .map(([, name]) => (knownScopes.has(name!) ? name! : `${isMutation ? 'write' : 'read'}_${name}`))
        .filter((name) => knownScopes.has(name)),
    )
    .filter((group) => group.length > 0);
  return {
    text,
    anyOf,
    offlineTokenOnly: /only accessible to apps authenticated using \[offline/.test(text),
  };
}

/** Whether a token meets the rule. `write_x` includes `read_x`, as in Shopify. */
export function allows(
  rule: AccessRule,
  scopes: ReadonlySet<string>,
  kind: AccessTokenRecord['kind'],
): boolean {
  if (rule.offlineTokenOnly && kind !== 'offline') return false;
  const has = (scope: string): boolean => scopes.has(scope) || scopes.has(scope.replace(/^read_/, 'write_'));
  return rule.anyOf.every((group) => group.some(has));
}
