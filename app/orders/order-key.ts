/** The order metafield (definition type `id`, so its values are unique) that ties a Shopify order to one session. */
export const SESSION_METAFIELD = { namespace: '$app', key: 'checkout_session_id' } as const;

/**
 * The value of that metafield for one attempt to pay a session. An attempt whose order had to be cancelled leaves
 * the cancelled order in the shop, so the next attempt's order must not look like it.
 */
export function orderKeyOf(sessionId: string, attempt: number): string {
  return attempt === 1 ? sessionId : `${sessionId}:${attempt}`;
}
