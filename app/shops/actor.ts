/** Who acts: a member of the shop's staff, by Shopify's user id, or whoever runs commands on the server. */
export type Actor = `staff:${string}` | 'command';
