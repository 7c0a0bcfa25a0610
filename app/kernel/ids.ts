import { v7 as uuidv7 } from 'uuid';

/**
 * Makes a new identifier with a readable prefix, e.g. `checkout_session_0198f…`.
 * UUIDv7 keeps rows of one time close together in an index. Injectable for tests.
 */
export type NewId = (prefix: string) => string;

/** UUIDv7 without dashes behind `prefix_`. */
export const newId: NewId = (prefix) => `${prefix}_${uuidv7().replaceAll('-', '')}`;
