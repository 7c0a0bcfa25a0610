import { isSellable } from '#sandbox/agent/catalog.ts';
import { readFeed } from '#sandbox/agent/read-feed.ts';
import { runPurchase, type Purchase } from '#sandbox/purchase/run-purchase.ts';
import { shopControl } from '#sandbox/purchase/shop-control.ts';
import type { Sandbox } from '#sandbox/start-sandbox.ts';

/** Any product that is in stock, bought by the agent. */
export async function sellSomething({ ready }: Sandbox): Promise<Purchase> {
  const { items } = await readFeed(ready.feed.url);
  const item = items.find((candidate) => isSellable(candidate) && candidate.availability === 'in_stock')!;
  return runPurchase({ ready, shop: shopControl(ready.shopify.url), item, shipping: 'seller' });
}
