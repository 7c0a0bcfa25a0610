/** Ids of the filled shops, as long as the app's own: a number at the end, from 1. */
const pad = (n: number) => String(n).padStart(9, '0');

export const shopIdOf = (n: number) => `shop_${'b'.repeat(23)}${pad(n)}`;
export const connectionIdOf = (n: number) => `agent_${'b'.repeat(23)}${pad(n)}`;
