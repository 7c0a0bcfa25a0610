/** Ids as Aisle makes them (app/kernel/ids.ts); what cannot be one is no endpoint, and never reaches the database. */
export const ID = ':id{[A-Za-z0-9_]{1,64}}';
