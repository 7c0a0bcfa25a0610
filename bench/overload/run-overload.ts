import { residentMb } from '#sandbox/resident-mb.ts';
import { orAborted } from '#sandbox/start-sandbox.ts';
import { AgentCalls } from '#bench/agent-api/agent-calls.ts';
import { agentTargetOf } from '#bench/agent-api/agent-target.ts';
import { totalOf } from '#bench/agent-api/session-answer.ts';
import type { AgentTarget } from '#bench/agent-api/slices.ts';
import { addShops } from '#bench/fill/add-shops.ts';
import { copySessions } from '#bench/fill/copy-sessions.ts';
import type { PreparedSessions, Traffic } from '#bench/traffic/messages.ts';
import { Sender } from '#bench/traffic/sender.ts';
import { startStage, type Stage } from '#bench/traffic/start-stage.ts';
import type { TrafficProcess } from '#bench/traffic/start-traffic.ts';

export interface Overload {
  /** What the server answered with 2xx, a second, when asked one request after the other. */
  capacity: number;
  before: Traffic;
  offered: Traffic;
  after: Traffic;
  /** Of the server, at the end of the overload, in MB. */
  memory: number;
}

/** Each of a shop of its own. */
const AGENTS = 8;
/** Enough to keep the server busy, few enough for nobody to be over its share. */
const CONCURRENCY = 24;
const OPEN = 100;
const TIMES = 10;
const HALF = 0.5;
/** Completes in a request of all kinds, rounded up (traffic/all-kinds.ts). */
const PAID_SHARE = 0.07;

/** Runs the three parts in a sandbox of its own. @throws Error when it is stopped or something does not start */
export async function runOverload(options: {
  short: boolean;
  progress: (step: string) => void;
  signal: AbortSignal;
}): Promise<Overload> {
  const { short, progress, signal } = options;
  const seconds = short
    ? { capacity: 5, before: 6, overload: 8, after: 12 }
    : { capacity: 10, before: 15, overload: 30, after: 20 };
  const stage = await startStage({ progress, signal });
  const { sandbox, sql, traffic, places } = stage;
  try {
    progress(`adding ${AGENTS} shops`);
    const agents = await addShops(sandbox, sql, await agentTargetOf(sandbox, sql), AGENTS);
    await traffic.tell({ kind: 'agents', agents });
    const stock = await shelvesOf(stage, agents);
    const play = async (message: Parameters<TrafficProcess['play']>[0]) =>
      orAborted(traffic.play(message), signal);

    progress('finding out what it can do');
    await stock(400);
    // What is compiled and connected at first use is no part of it.
    await play({ kind: 'closed', concurrency: CONCURRENCY, seconds: 3, places: await places() });
    const alone = await play({
      ...{ kind: 'closed', concurrency: CONCURRENCY, seconds: seconds.capacity },
      places: await places(),
    });
    const capacity = alone.samples.filter(({ outcome }) => outcome === 'ok').length / alone.seconds;
    // As many as it can answer, and what is under way at the end.
    const answered = capacity * (HALF * (seconds.before + seconds.after) * PAID_SHARE + seconds.overload / 2);
    await stock(Math.ceil(answered) + 1000);
    const offer = async (perSecond: number, duration: number) =>
      play({ kind: 'open', perSecond, seconds: duration, places: await places() });
    // Node takes one new connection each time around its loop: that would be measured, and not the gate.
    await traffic.tell({ kind: 'connect' });
    progress(`offering half of ${capacity.toFixed(0)} a second`);
    const before = await offer(capacity * HALF, seconds.before);
    progress('offering ten times as much as it can do');
    const offered = await offer(capacity * TIMES, seconds.overload);
    const memory = residentMb(sandbox.processes[0]!.child.pid!) ?? 0;
    progress('offering half again');
    const after = await offer(capacity * HALF, seconds.after);
    return { capacity, before, offered, after, memory };
  } finally {
    await stage.stop();
  }
}

/** Gives the agents sessions: some to look at and to change, and as many to pay as it is asked for. */
async function shelvesOf(
  { sql, traffic }: Stage,
  agents: AgentTarget[],
): Promise<(payable: number) => Promise<void>> {
  return async (payable) => {
    const sessions: PreparedSessions[] = [];
    for (const [index, agent] of agents.entries()) {
      const { id, total } = await payableSession(agent);
      const copies = await copySessions(sql, id, OPEN + Math.ceil(payable / agents.length));
      const [open, paid] = [copies.slice(0, OPEN), copies.slice(OPEN)];
      sessions.push({ agent: index, total, open, payable: paid });
    }
    await traffic.tell({ kind: 'prepare', sessions });
  };
}

async function payableSession(agent: AgentTarget): Promise<{ id: string; total: number }> {
  const answer = await new Sender(1).send(new AgentCalls(agent).create(true));
  return totalOf(answer.body);
}
