import { setTimeout as pause } from 'node:timers/promises';
import type { CheckoutSession } from '#sandbox/agent/acp-types.ts';
import { amountToPay } from '#sandbox/agent/checkout-steps.ts';
import { shopControl } from '#sandbox/purchase/shop-control.ts';
import type { SessionPlan } from '../plan/plan-session.ts';
import { seededRandom } from '../plan/random.ts';
import type { World, WorldShop } from '../world/start-world.ts';
import { newMemory, type AgentMemory } from './agent-memory.ts';
import { authenticateBuyer } from '#sandbox/agent/authenticate-buyer.ts';
import { askAnyServer } from './ask-any-server.ts';
import { buyThroughStripe } from './buy-through-stripe.ts';
import { buyerOf } from './buyers.ts';
import { tokenFor } from './make-payment.ts';
import { playSession, type AgentWorld } from './play-session.ts';
import type { Staff } from './staff.ts';

/** How often an agent repeats a call other than a payment, with growing pauses, before it gives up. */
const RETRIES = 6;
const PATIENCE_MS = 15_000;

/** Sends all agents on their way, so many at a time, and tells how many have ended. */
export async function runFleet(
  world: World,
  plans: readonly SessionPlan[],
  options: { seed: number; concurrency: number; staff: Staff; ended: (count: number) => void },
): Promise<AgentMemory[]> {
  const memories = plans.map(newMemory);
  const waiting = memories.values();
  let count = 0;
  const lane = async () => {
    for (const memory of waiting) {
      await playSession(agentWorld(world, options.seed, memory.plan), memory);
      options.staff.lookAfter(memory);
      options.ended((count += 1));
    }
  };
  await Promise.all(Array.from({ length: options.concurrency }, lane));
  return memories;
}

/** The world as one agent sees it. */
export function agentWorld(world: World, seed: number, plan: SessionPlan): AgentWorld {
  const random = seededRandom(seed, `agent ${plan.number}`);
  const shop = world.shops[plan.shop]!;
  const way = plan.manner === 'hand_off' ? 'hand_off' : 'in_chat';
  const clientOf = (patienceMs: number, retries: number) =>
    shop.client(way, {
      fetch: askAnyServer(
        random,
        () => world.processes.ports(),
        () => patienceMs,
      ),
      retries,
      wait: (ms) => pause(ms),
    });
  return {
    client: clientOf(PATIENCE_MS, RETRIES),
    payer: (patienceMs) => clientOf(patienceMs, 0),
    newToken: (session, first) =>
      tokenFor(world.stripe, shop.merchant, plan, first ? plan.token : 'good', {
        amount: amountToPay(session),
        currency: session.currency,
      }),
    authenticate: (token, passes) =>
      authenticateBuyer(
        { url: world.stripe.url, secretKey: shop.merchant.secretKey },
        token,
        passes ? 'succeeded' : 'failed',
      ).catch(() => null),
    buyThroughStripe: () => buyThroughStripe(world.stripe, shop, plan),
    payInShop: (session) => payInShop(shop, plan, session),
    wait: (ms) => pause(ms),
  };
}

function payInShop(
  { shopify }: WorldShop,
  plan: SessionPlan,
  session: CheckoutSession & { continue_url?: string },
): Promise<unknown> {
  const { buyer, address } = buyerOf(plan.number);
  return shopControl(shopify.url).payAt(session.continue_url ?? '', {
    email: buyer.email,
    address: {
      firstName: buyer.first_name ?? '',
      lastName: buyer.last_name ?? '',
      address1: address.line_one,
      city: address.city,
      provinceCode: address.state,
      countryCode: address.country,
      zip: address.postal_code,
    },
  });
}
