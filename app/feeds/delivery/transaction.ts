/** Comparing and deleting the digests of a million rows takes seconds; nobody waits for it. */
export const LONG_TRANSACTION = { timeout: 300_000, maxWait: 30_000 };
