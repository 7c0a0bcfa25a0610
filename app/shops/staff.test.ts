import { describe, expect, test } from 'vitest';
import { staffOf, type OnlineAccess, type Permission } from './staff.ts';

const APP = ['write_orders', 'write_customers', 'read_products', 'write_draft_orders'];
const ALL: Permission[] = [
  'orders.read',
  'orders.write',
  'buyers.read',
  'catalog.write',
  'agents.write',
  'settings.write',
];

const permitted = (access: Partial<OnlineAccess>) => {
  const staff = staffOf({
    userId: '7',
    locale: 'en',
    accountOwner: false,
    appScopes: APP,
    userScopes: [],
    ...access,
  });
  return ALL.filter((permission) => staff.may(permission));
};

describe('staffOf', () => {
  test.each<[who: string, access: Partial<OnlineAccess>, may: Permission[]]>([
    ['the owner', { accountOwner: true }, ALL],
    ['somebody with every permission that the app has', { userScopes: APP }, ALL],
    ['somebody who only reads orders', { userScopes: ['read_orders'] }, ['orders.read']],
    ['somebody who handles orders', { userScopes: ['write_orders'] }, ['orders.read', 'orders.write']],
    [
      'support staff, who see customers',
      { userScopes: ['read_orders', 'read_customers'] },
      ['orders.read', 'buyers.read'],
    ],
    ['whoever keeps the catalogue', { userScopes: ['read_products'] }, ['catalog.write']],
    ['somebody without any', {}, []],
  ])('GIVEN %s THEN they may do that much', (_who, access, may) => {
    expect(permitted(access)).toEqual(may);
  });
});
