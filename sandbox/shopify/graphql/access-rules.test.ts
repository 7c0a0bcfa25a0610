import { describe, expect, it } from 'vitest';
import { allows, parseRequiredAccess } from './access-rules.ts';

const known = new Set([
  'read_products',
  'write_products',
  'write_orders',
  'read_inventory',
  'write_purchase_options',
]);
const may = (text: string, scopes: string[], isMutation = false, kind: 'online' | 'offline' = 'offline') =>
  allows(parseRequiredAccess(text, known, isMutation), new Set(scopes), kind);

describe('requiredAccess', () => {
  it('WHEN scopes are alternatives THEN one of them is enough and none is not', () => {
    const text = '`read_inventory` access scope or `read_products` access scope.';
    expect(may(text, ['read_products'])).toBe(true);
    expect(may(text, ['write_orders'])).toBe(false);
  });

  it('WHEN an app may write THEN it may read', () => {
    expect(may('`read_products` access scope.', ['write_products'])).toBe(true);
    expect(may('`write_products` access scope.', ['read_products'])).toBe(false);
  });

  it('WHEN a mutation names a bare resource THEN its write scope is meant', () => {
    expect(may('`orders` access scope, `marketplace_orders` access scope.', ['write_orders'], true)).toBe(
      true,
    );
    expect(may('`orders` access scope, `marketplace_orders` access scope.', ['read_products'], true)).toBe(
      false,
    );
  });

  it('WHEN "as well as" joins two demands THEN both must be met', () => {
    const text = '`write_products` access scope as well as any of `write_purchase_options` access scopes.';
    expect(may(text, ['write_products'], true)).toBe(false);
    expect(may(text, ['write_products', 'write_purchase_options'], true)).toBe(true);
  });

  it('WHEN only offline tokens are allowed THEN an online token is refused; staff permissions do not matter', () => {
    const text =
      '`write_orders` access scope. Also: This mutation is only accessible to apps authenticated using [offline tokens](https://shopify.dev).';
    expect(may(text, ['write_orders'], true, 'online')).toBe(false);
    expect(may(text, ['write_orders'], true, 'offline')).toBe(true);
    expect(may('The user must have access to payouts.', [])).toBe(true);
  });
});
