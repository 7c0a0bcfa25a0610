import type { CheckoutSession } from '#sandbox/agent/acp-types.ts';
import type { SessionPlan } from '../plan/plan-session.ts';

/** An order as a reply told it. */
export interface ToldOrder {
  id: string;
  number: string | null;
}

/** What one agent knows of its session: only what the seller told it. */
export interface AgentMemory {
  plan: SessionPlan;
  sessionId: string | null;
  /** The newest session it was shown. */
  last: CheckoutSession | null;
  /** Every order it was ever told to have bought. */
  toldOrders: ToldOrder[];
  /** It was told that the session is cancelled. */
  toldCanceled: boolean;
  /** Statuses of all answers; 0: none came. */
  answers: Record<number, number>;
  /** How it ended, in a word for the report. */
  outcome: string;
  /** What no seller may answer: a reply that the protocol's schema forbids, an unheard-of failure. */
  problems: string[];
}

/** Before the first call. */
export function newMemory(plan: SessionPlan): AgentMemory {
  return {
    plan,
    sessionId: null,
    last: null,
    toldOrders: [],
    toldCanceled: false,
    answers: {},
    outcome: 'not begun',
    problems: [],
  };
}

/** Takes in a session that the seller showed. */
export function remember(memory: AgentMemory, session: CheckoutSession): void {
  memory.sessionId = session.id;
  memory.last = session;
  if (session.status === 'canceled') memory.toldCanceled = true;
  const { order } = session;
  if (session.status !== 'completed' || !order) return;
  if (!memory.toldOrders.some(({ id }) => id === order.id))
    memory.toldOrders.push({ id: order.id, number: order.order_number ?? null });
}
