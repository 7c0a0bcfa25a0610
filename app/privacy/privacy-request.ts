import { addSeconds } from '#app/kernel/clock.ts';

/** `access`: a buyer wants their data; `erasure`: wants it gone. */
export type PrivacyRequestKind = 'access' | 'erasure';

/** Rows that a request came to, by what they are. */
export type PrivacyCounts = Partial<Record<'sessions' | 'carts' | 'orders' | 'evidence', number>>;

const DAY = 24 * 3600;

/** Shopify and the GDPR (article 12.3) give a month. */
export const dueDate = (receivedAt: Date): Date => addSeconds(receivedAt, 30 * DAY);

/** What binds a sealed address to its request. */
export const requestEmailContext = (id: string): string => `privacy_requests:${id}`;
