import { setTimeout as pause } from 'node:timers/promises';
import { DEMO_AGENT } from '#sandbox/stripe/demo-accounts.ts';
import type { StripeSimulator } from '#sandbox/stripe/start-stripe-simulator.ts';
import type { SessionPlan } from '../plan/plan-session.ts';
import type { WorldShop } from '../world/start-world.ts';
import { buyerOf } from './buyers.ts';

/** How often an agent repeats a step while the seller's hooks do not answer Stripe. */
const TRIES = 4;
const PAUSE_MS = 1_000;

/**
 * An agent buys through Stripe's Agentic Commerce Suite: Stripe asks the shop by its hooks, takes the money, and tells
 * the app of the order by a webhook. Returns how it ended, in a word.
 */
export async function buyThroughStripe(
  stripe: StripeSimulator,
  { merchant, prices }: WorldShop,
  plan: SessionPlan,
): Promise<string> {
  const { buyer, address } = buyerOf(plan.number);
  const started = await step(stripe, '', {
    seller: merchant.profile,
    agent: DEMO_AGENT.profile,
    currency: 'usd',
    line_items: plan.lines.map(({ itemId, quantity }) => ({
      sku: itemId,
      unit_amount: prices.get(itemId)!,
      quantity,
    })),
  });
  const path = `/${String(started.body.id)}`;
  const told = await step(stripe, path, {
    email: buyer.email,
    name: address.name,
    address: {
      line1: address.line_one,
      city: address.city,
      state: address.state,
      postal_code: address.postal_code,
      country: address.country,
    },
  });
  if (told.status !== 200) return `no answer for Stripe: ${told.status}`;
  const paid = await step(stripe, `${path}/confirm`, { payment_method: plan.card });
  return paid.status === 200 ? 'paid at Stripe' : `not paid at Stripe: ${paid.status}`;
}

async function step(
  { url }: StripeSimulator,
  path: string,
  body: object,
): Promise<{ status: number; body: Record<string, unknown> }> {
  for (let tries = 1; ; tries += 1) {
    const reply = await fetch(`${url}/_control/delegated_checkouts${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
    });
    const answer = { status: reply.status, body: (await reply.json()) as Record<string, unknown> };
    if (reply.status !== 424 || tries === TRIES) return answer;
    await pause(PAUSE_MS);
  }
}
