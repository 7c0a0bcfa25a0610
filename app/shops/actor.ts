/** Who acts: a member of the shop's staff, by Shopify's user id, whoever runs commands on the server, or a workflow of Flow. */
export type Actor = `staff:${string}` | 'command' | 'flow';
