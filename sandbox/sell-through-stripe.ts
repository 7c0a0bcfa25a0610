import { DEMO_AGENT, DEMO_MERCHANT } from '#sandbox/stripe/demo-accounts.ts';
import type { AppEnvironment } from './app-process.ts';
import { createAgent, HOOK_SECRET, type DemoShop } from './install-demo-shop.ts';
import type { AgentAccess, SandboxMemory } from './sandbox-memory.ts';

/**
 * Does what a merchant does to sell through Stripe's Agentic Commerce Suite: enters the hooks' address on the
 * Dashboard's settings page, and gives the agent that buys there a connection.
 */
export async function sellThroughStripe(parts: {
  app: AppEnvironment;
  demo: DemoShop;
  stripeUrl: string;
  agentUrl: string;
  memory: SandboxMemory;
}): Promise<AgentAccess> {
  const { app, demo, stripeUrl, agentUrl, memory } = parts;
  const settings = await fetch(`${stripeUrl}/_control/accounts/${DEMO_MERCHANT.id}/agentic_commerce`, {
    method: 'POST',
    body: JSON.stringify({ hooksUrl: demo.hooksUrl, hookSecret: HOOK_SECRET }),
  });
  if (!settings.ok) throw new Error(`The Stripe simulator answered ${settings.status}.`);
  const options = { shop: demo.shop, name: 'Shopper', sellingMode: 'hand_off', agentUrl };
  const access = (memory.platformAgent ??= await createAgent(
    app,
    options,
    '--stripe-agent',
    DEMO_AGENT.profile,
  ));
  memory.save();
  return access;
}
