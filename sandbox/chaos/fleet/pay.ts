import type { AcpClient } from '#sandbox/agent/acp-client.ts';
import type { AcpAuthenticationResult, AcpError, CheckoutSession } from '#sandbox/agent/acp-types.ts';
import { stripeHandler } from '#sandbox/agent/checkout-steps.ts';
import type { AgentMemory } from './agent-memory.ts';
import { buyerOf } from './buyers.ts';
import { ask, shown, type AgentWorld } from './play-session.ts';

interface Payment {
  token: string;
  key: string;
  /** How the issuer's challenge ended. */
  authentication?: AcpAuthenticationResult;
}

/** How often an agent repeats a payment that it does not know the outcome of; then it looks no more. */
const TRIES = 8;
const PAUSE_MS = 400;
const LONGEST_PAUSE_MS = 2_500;
const PATIENCE_MS = 15_000;

/** Pays, and repeats with the same key until it is told the outcome; with a second token where the plan says so. */
export async function pay(world: AgentWorld, memory: AgentMemory, session: CheckoutSession): Promise<string> {
  const { plan } = memory;
  const outcome = await payWith(world, memory, session, {
    token: await world.newToken(session, true),
    key: `pay-${plan.number}-1`,
  });
  if (outcome !== 'ready_for_payment' || !plan.persistent || !memory.last) return outcome;
  return payWith(world, memory, memory.last, {
    token: await world.newToken(memory.last, false),
    key: `pay-${plan.number}-2`,
  });
}

/** Several keys and tokens at the same moment: at most one of them may buy. */
export async function payAtOnce(
  world: AgentWorld,
  memory: AgentMemory,
  session: CheckoutSession,
): Promise<string> {
  const { plan } = memory;
  const tokens = await Promise.all(
    Array.from({ length: plan.racers }, (_, index) => world.newToken(session, index === 0)),
  );
  const outcomes = await Promise.all(
    tokens.map((token, index) =>
      payWith(world, memory, session, { token, key: `pay-${plan.number}-${index}` }),
    ),
  );
  return outcomes.find((outcome) => outcome === 'completed') ?? outcomes[0]!;
}

/** As `payUntilKnown`; when the card's issuer wants to see the buyer, the buyer does what the plan says. */
async function payWith(
  world: AgentWorld,
  memory: AgentMemory,
  session: CheckoutSession,
  payment: { token: string; key: string },
): Promise<string> {
  const outcome = await payUntilKnown(world, memory, session, payment);
  const { challenge } = memory.plan;
  if (outcome !== 'authentication_required' || challenge === 'abandons') return outcome;
  const result = await world.authenticate(payment.token, challenge !== 'fails');
  if (!result || challenge === 'passes_alone') return outcome;
  return payUntilKnown(world, memory, session, {
    token: payment.token,
    key: `${payment.key}-authenticated`,
    authentication: result,
  });
}

/** The session's status after it, `refused` with the error's code, `hung up`, or `unknown`. */
async function payUntilKnown(
  world: AgentWorld,
  memory: AgentMemory,
  session: CheckoutSession,
  payment: Payment,
): Promise<string> {
  const { manner, patienceMs } = memory.plan;
  let client = world.payer(patienceMs);
  for (let tries = 0; tries < TRIES; tries += 1) {
    const outcome = await payOnce(client, memory, session, payment);
    if (outcome !== null) return outcome;
    if (manner === 'leaves_paying') return 'hung up';
    // An agent loses its patience once; from then on it waits.
    client = world.payer(PATIENCE_MS);
    await world.wait(Math.min(LONGEST_PAUSE_MS, PAUSE_MS * 2 ** tries));
  }
  return 'unknown';
}

/** Null when it is worth asking again. */
async function payOnce(
  client: AcpClient,
  memory: AgentMemory,
  session: CheckoutSession,
  { token, key, authentication }: Payment,
): Promise<string | null> {
  const { buyer, address } = buyerOf(memory.plan.number);
  const handler = stripeHandler(session);
  if (!handler) return 'no handler';
  const body = {
    buyer,
    payment_data: {
      handler_id: handler.id,
      instrument: { type: 'card', credential: { type: 'spt', token } },
      billing_address: address,
    },
    ...(authentication && { authentication_result: authentication }),
  };
  try {
    const reply = await ask(memory, () => client.completeSession(session.id, body, { idempotencyKey: key }));
    const answer = shown(memory, reply);
    if (answer) return answer.status === 'complete_in_progress' ? null : answer.status;
    const { code } = reply.body as AcpError;
    const passing = reply.status >= 500 || reply.status === 429 || reply.status === 409;
    return passing ? null : `refused: ${code}`;
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}
