/** Jobs about one Shopify order run one after the other: none acts on what another is changing. */
export const orderQueue = ({ shopifyOrderGid }: { shopifyOrderGid: string }): string =>
  `order:${shopifyOrderGid}`;
