/** A member of the simulated shop's staff. */
export interface StaffRecord {
  id: number;
  firstName: string;
  lastName: string;
  email: string;
  accountOwner: boolean;
  /** Scopes that their own permissions cover; null: whatever an app has. */
  scopes: string[] | null;
  /** The language of their admin, as Shopify writes it. */
  locale: string;
}

/** The owner, who uses the simulated admin unless another is named; two with fewer permissions; one for each other language. */
export const DEMO_STAFF = {
  owner: {
    ...{ id: 42, firstName: 'Demo', lastName: 'Owner', email: 'owner@example.com' },
    ...{ accountOwner: true, scopes: null, locale: 'en' },
  },
  packer: {
    ...{ id: 43, firstName: 'Demo', lastName: 'Packer', email: 'packer@example.com' },
    ...{ accountOwner: false, scopes: ['read_orders', 'read_products'], locale: 'en' },
  },
  stranger: {
    ...{ id: 44, firstName: 'Demo', lastName: 'Stranger', email: 'stranger@example.com' },
    ...{ accountOwner: false, scopes: [], locale: 'en' },
  },
  french: {
    ...{ id: 45, firstName: 'Demo', lastName: 'French', email: 'french@example.com' },
    ...{ accountOwner: false, scopes: null, locale: 'fr' },
  },
  german: {
    ...{ id: 46, firstName: 'Demo', lastName: 'German', email: 'german@example.com' },
    ...{ accountOwner: false, scopes: null, locale: 'de' },
  },
  spanish: {
    ...{ id: 47, firstName: 'Demo', lastName: 'Spanish', email: 'spanish@example.com' },
    ...{ accountOwner: false, scopes: null, locale: 'es' },
  },
} as const satisfies Record<string, StaffRecord>;

export type StaffName = keyof typeof DEMO_STAFF;

/** Who a session token's `sub` is. */
export function findStaff(userId: string): StaffRecord | undefined {
  return Object.values<StaffRecord>(DEMO_STAFF).find(({ id }) => String(id) === userId);
}
