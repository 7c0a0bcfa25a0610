import type pg from 'pg';
import { isSellable } from '#sandbox/agent/catalog.ts';
import { readFeed } from '#sandbox/agent/read-feed.ts';
import type { Sandbox } from '#sandbox/start-sandbox.ts';
import { DEMO_MERCHANT } from '#sandbox/stripe/demo-accounts.ts';
import type { AgentTarget } from './slices.ts';

/** So many units of everything that nothing is ever sold out. */
const PLENTY = 1_000_000;
const ITEMS = 20;

/** The demo shop's agent that sells in the chat, with items of which there are enough, in Shopify and in the mirror. */
export async function agentTargetOf(
  { ready, shopify, stripe }: Sandbox,
  sql: pg.Client,
): Promise<AgentTarget> {
  const { items } = await readFeed(ready.feed.url);
  const usable = items.filter((item) => isSellable(item) && item.availability === 'in_stock');
  for (const { id } of shopify.state.variants.filter(({ tracked }) => tracked))
    shopify.state.variants.patch(id, { available: PLENTY, committed: 0 });
  await sql.query('UPDATE variants SET available = $1 WHERE inventory_tracked', [PLENTY]);
  const { baseUrl, apiKey, apiVersion, signingSecret } = ready.acp;
  return {
    ...{ baseUrl, apiKey, apiVersion, signingSecret },
    itemIds: usable.slice(0, ITEMS).map(({ itemId }) => itemId),
    stripe: { url: stripe.url, secretKey: DEMO_MERCHANT.secretKey },
  };
}
