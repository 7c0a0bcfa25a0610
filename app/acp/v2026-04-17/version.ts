/** The protocol version this folder speaks. */
export const VERSION = '2026-04-17' as const;
