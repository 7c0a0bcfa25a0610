import type { AcpClient, AcpReply } from '#sandbox/agent/acp-client.ts';
import type { AcpAuthenticationResult, CheckoutSession } from '#sandbox/agent/acp-types.ts';
import { SchemaViolation } from '#sandbox/agent/acp-schema.ts';
import { AGENT_CAPABILITIES, amountToPay, chooseOption, optionCost } from '#sandbox/agent/checkout-steps.ts';
import type { SessionPlan } from '../plan/plan-session.ts';
import { remember, type AgentMemory } from './agent-memory.ts';
import { buyerOf } from './buyers.ts';
import { pay, payAtOnce } from './pay.ts';

/** What an agent needs of the world around it. */
export interface AgentWorld {
  /** Repeats by itself what is lost; for all but paying. */
  client: AcpClient;
  /** Asks once, and waits for so long. */
  payer(patienceMs: number): AcpClient;
  newToken(session: CheckoutSession, first: boolean): Promise<string>;
  /** The buyer passes the issuer's challenge of a token, or not. Null: Stripe waits for none. */
  authenticate(token: string, passes: boolean): Promise<AcpAuthenticationResult | null>;
  /** Buys through Stripe, which runs the checkout; in a word, how that ended. */
  buyThroughStripe(): Promise<string>;
  /** The buyer opens the session's `continue_url` and pays there. @throws Error when the shop refuses. */
  payInShop(session: CheckoutSession): Promise<unknown>;
  wait(ms: number): Promise<void>;
}

/** Plays one agent from the first call to its last. What it learns stands in its memory; nothing is thrown. */
export async function playSession(world: AgentWorld, memory: AgentMemory): Promise<void> {
  try {
    memory.outcome = await play(world, memory);
  } catch (error) {
    if (error instanceof SchemaViolation) memory.problems.push(error.message);
    // fetch's own error: the seller was silent for longer than the agent waits.
    else if (!(error instanceof TypeError)) memory.problems.push(String((error as Error).stack ?? error));
    memory.outcome = 'gave up';
  }
}

async function play(world: AgentWorld, memory: AgentMemory): Promise<string> {
  const { plan } = memory;
  if (plan.manner === 'platform') return world.buyThroughStripe();
  let session = await open(world, memory);
  if (!session) return 'not opened';
  if (plan.changedLines && session.status !== 'completed')
    session =
      (await change(world, memory, (id) =>
        world.client.updateSession(id, { line_items: units(plan.changedLines!) }),
      )) ?? session;
  if (plan.fasterShipping) session = (await chooseFaster(world, memory, session)) ?? session;

  if (plan.manner === 'hand_off') return payInShop(world, session);
  if (plan.manner === 'leaves') return 'left';
  if (plan.manner === 'cancels') return cancel(world, memory);
  if (session.status !== 'ready_for_payment') return session.status;
  if (amountToPay(session) === 0) return 'nothing to pay';
  if (plan.manner === 'racing') return payAtOnce(world, memory, session);
  if (plan.manner === 'cancels_paying') {
    const [, outcome] = await Promise.all([cancel(world, memory), pay(world, memory, session)]);
    return outcome;
  }
  return pay(world, memory, session);
}

async function open(world: AgentWorld, memory: AgentMemory): Promise<CheckoutSession | null> {
  const { plan } = memory;
  const { buyer, address } = buyerOf(plan.number);
  const reply = await ask(memory, () =>
    world.client.createSession({
      line_items: units(plan.lines),
      currency: 'usd',
      capabilities: AGENT_CAPABILITIES,
      buyer,
      fulfillment_details: { name: address.name, email: buyer.email, address },
    }),
  );
  return shown(memory, reply);
}

/** ACP names an item once per unit (its issue #264). */
function units(lines: SessionPlan['lines']): { id: string }[] {
  return lines.flatMap(({ itemId, quantity }) => Array.from({ length: quantity }, () => ({ id: itemId })));
}

async function chooseFaster(
  world: AgentWorld,
  memory: AgentMemory,
  session: CheckoutSession,
): Promise<CheckoutSession | null> {
  const [dearest] = [...session.fulfillment_options].sort((a, b) => optionCost(b) - optionCost(a));
  return dearest ? change(world, memory, () => chooseOption(world.client, session, dearest)) : null;
}

async function change(
  world: AgentWorld,
  memory: AgentMemory,
  call: (id: string) => Promise<AcpReply>,
): Promise<CheckoutSession | null> {
  return shown(memory, await ask(memory, () => call(memory.sessionId!)));
}

async function payInShop(world: AgentWorld, session: CheckoutSession): Promise<string> {
  try {
    await world.payInShop(session);
    return 'paid in the shop';
  } catch {
    return 'refused by the shop';
  }
}

async function cancel(world: AgentWorld, memory: AgentMemory): Promise<string> {
  const reply = await ask(memory, () => world.client.cancelSession(memory.sessionId!));
  const session = shown(memory, reply);
  return session?.status === 'canceled' ? 'canceled' : 'not canceled';
}

/** Makes a call and counts its answer. */
export async function ask(memory: AgentMemory, call: () => Promise<AcpReply>): Promise<AcpReply> {
  try {
    const reply = await call();
    memory.answers[reply.status] = (memory.answers[reply.status] ?? 0) + 1;
    return reply;
  } catch (error) {
    if (error instanceof TypeError) memory.answers[0] = (memory.answers[0] ?? 0) + 1;
    throw error;
  }
}

/** The session of a reply, remembered; null for an error. */
export function shown(memory: AgentMemory, reply: AcpReply): CheckoutSession | null {
  if (reply.status < 200 || reply.status >= 300) return null;
  const session = reply.body as CheckoutSession;
  remember(memory, session);
  return session;
}
