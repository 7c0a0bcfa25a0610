import { checkEverything } from './checks/check-everything.ts';
import type { ShopFacts, Violation } from './facts/facts.ts';
import { collectFacts } from './facts/collect-facts.ts';
import type { AgentMemory } from './fleet/agent-memory.ts';
import { lookAgain } from './fleet/look-again.ts';
import { runFleet } from './fleet/run-fleet.ts';
import { Staff } from './fleet/staff.ts';
import { heal } from './heal/heal.ts';
import { cancelAuthorization } from './incidents/cancel-authorization.ts';
import { Killer } from './incidents/killer.ts';
import { Incidents } from './incidents/run-incidents.ts';
import { planFaults, type PlannedFault, type Simulator } from './plan/plan-faults.ts';
import { KILL_POINTS } from './plan/kill-points.ts';
import { nameOf, planIncidents } from './plan/plan-incidents.ts';
import { planSession } from './plan/plan-session.ts';
import { seededRandom } from './plan/random.ts';
import type { ChaosReport } from './report/tell-report.ts';
import { orAborted } from '#sandbox/start-sandbox.ts';
import { startWorld, type World } from './world/start-world.ts';
import { watchSteps } from './world/watch-steps.ts';

export interface ChaosOptions {
  sessions: number;
  seed: number;
  /** Agents at the same time. */
  concurrency: number;
  /** 1 or 2; two unless given. */
  shops?: number;
  /** Another build of the app, below the project's folder. */
  main?: string;
  /** Instead of those of a whole run. */
  faults?: Partial<Record<Simulator, PlannedFault[]>>;
  /** Without it no process is killed and the database stays up: only the faults. */
  incidents?: boolean;
  progress: (step: string) => void;
  /** Gives up: everything is stopped. */
  signal?: AbortSignal;
  /** Told where the app's logs are, when they are worth reading. */
  logsKept?: (directory: string) => void;
}

/** From this size on a run must have killed a process at every point. */
const LARGE = 300;
/** How often the merchant cancels an authorisation under the app's hands. */
const CANCEL_CHANCE = 0.08;

/**
 * Lets a fleet of agents buy while everything fails, heals it, and checks what is true. The same seed plans the same
 * agents, faults and incidents; how they meet depends on the machine.
 */
export async function runChaos(options: ChaosOptions): Promise<ChaosReport> {
  const began = performance.now();
  const world = await startWorld(options);
  const starting = seconds(performance.now() - began);
  let keepLogs = true;
  try {
    const report = await orAborted(play(world, options, starting), options.signal);
    keepLogs = report.violations.length > 0;
    return report;
  } finally {
    if (options.signal?.aborted) keepLogs = false;
    await world.close(keepLogs);
    if (keepLogs) options.logsKept?.(world.directory);
  }
}

async function play(world: World, options: ChaosOptions, starting: number): Promise<ChaosReport> {
  const { seed, sessions, concurrency, progress } = options;
  const shelves = world.shops.map(({ shelf }) => shelf);
  const planning = seededRandom(seed, 'sessions');
  const plans = Array.from({ length: sessions }, (_, number) => planSession(planning, number, shelves));
  const withIncidents = options.incidents ?? true;
  const incidentPlan = withIncidents ? incidentsFor(seed, sessions) : [];

  const killer = new Killer(world);
  const chance = seededRandom(seed, 'merchant');
  let canceledAuthorizations = 0;
  const steps = await watchSteps(world.database, (reached) => {
    killer.reached(reached);
    if (!withIncidents || reached.step !== 'creating_order' || chance() >= CANCEL_CHANCE) return;
    if (cancelAuthorization(world, reached.sessionId)) canceledAuthorizations += 1;
  });
  const incidents = new Incidents(world, killer, seededRandom(seed, 'incidents'), incidentPlan);
  breakThings(world, { ...planFaults(), ...options.faults });
  const staff = new Staff(world);

  progress(`${sessions} sessions, ${concurrency} at a time`);
  const began = performance.now();
  incidents.progress(0);
  const memories = await runFleet(world, plans, {
    seed,
    concurrency,
    staff,
    ended: (count) => {
      incidents.progress(count / sessions);
      if (count % 100 === 0) progress(`${count} sessions have ended`);
    },
  });
  await incidents.settled();
  const soldAt = performance.now();
  progress('healing');
  killer.disarm();
  const waits = await heal(world, progress);
  await steps.stop();
  await lookAgain(world, seed, memories);
  const healedAt = performance.now();

  progress('checking');
  const facts = await collectFacts(world, memories, staff);
  const violations = [...checkEverything(facts, waits), ...falls(world)];
  const missed = withIncidents ? KILL_POINTS.map(nameOf).filter((point) => !killer.kills[point]) : [];
  return {
    seed,
    sessions,
    seconds: { starting, selling: seconds(soldAt - began), healing: seconds(healedAt - soldAt) },
    outcomes: countBy(memories, ({ outcome }) => outcome),
    answers: sumOf(memories.map(({ answers }) => answers)),
    staff: staff.done,
    kills: killer.kills,
    randomKills: incidents.randomKills,
    missed,
    mustReachAll: sessions >= LARGE,
    databaseRestarts: world.database.restarts,
    fallenWithDatabase: world.processes.falls.length,
    canceledAuthorizations,
    faults: countFaults(world),
    truth: { ...countTruth(facts, memories), ...countWebhooks(world) },
    violations,
  };
}

function incidentsFor(seed: number, sessions: number) {
  return planIncidents(seededRandom(seed, 'plan of incidents'), {
    sessions,
    points: KILL_POINTS,
    databaseRestarts: Math.max(1, Math.round(sessions / 250)),
    randomKills: Math.max(2, Math.round(sessions / 50)),
  });
}

function breakThings({ stripe, shops }: World, faults: Record<Simulator, PlannedFault[]>): void {
  for (const fault of faults.stripe) stripe.faults.add(fault);
  for (const { shopify, receiver } of shops) {
    for (const fault of faults.shopify) shopify.faults.add(fault);
    for (const fault of faults.agent) receiver.faults.add(fault);
  }
}

/** The app may not fall over by itself, but for a worker whose database is gone: then its supervisor starts it again. */
function falls({ processes, database }: World): Violation[] {
  return processes.falls
    .filter(({ at }) => !database.wasAwayAround(at))
    .map(({ name, code, seconds: ran }) => ({
      rule: 'a process ended by itself',
      text: `${name} with code ${code} after ${Math.round(ran)} s`,
    }));
}

function countFaults({ stripe, shops }: World): Record<string, number> {
  const named = (name: string, counts: Partial<Record<string, number>>) =>
    Object.fromEntries(Object.entries(counts).map(([kind, count]) => [`${name} ${kind}`, count ?? 0]));
  return sumOf([
    named('Stripe', stripe.faults.counts),
    ...shops.flatMap(({ shopify, receiver }) => [
      named('Shopify', shopify.faults.counts),
      named('agent', receiver.faults.counts),
    ]),
  ]);
}

function countTruth(facts: ShopFacts[], memories: AgentMemory[]): Record<string, number> {
  const all = <T>(of: (shop: ShopFacts) => T[]) => facts.flatMap(of);
  const received = all((shop) => shop.received);
  return {
    'sessions opened': all((shop) => shop.sessions).length,
    'sessions sold': all((shop) => shop.sessions).filter(({ status }) => status === 'completed').length,
    'agents told that they have bought': memories.filter(({ toldOrders }) => toldOrders.length > 0).length,
    'orders in Shopify': all((shop) => shop.shopifyOrders).length,
    'orders cancelled': all((shop) => shop.shopifyOrders).filter(({ cancelled }) => cancelled).length,
    'payments captured': all((shop) => shop.payments).filter(({ captured }) => captured > 0).length,
    'payments released': all((shop) => shop.payments).filter(({ status }) => status === 'canceled').length,
    'orders taken by Stripe': all((shop) => shop.platformOrders).length,
    'of these before staff': all((shop) => shop.platformOrders).filter(({ state }) => state === 'in_review')
      .length,
    'order events': all((shop) => shop.events).length,
    'order events delivered again': received.reduce((sum, { arrivals }) => sum + arrivals.length - 1, 0),
  };
}

/** What was delivered, and how often it was sent. */
function countWebhooks({ stripe }: World): Record<string, number> {
  const deliveries = stripe.state.deliveries.all();
  return {
    'events of Stripe delivered': deliveries.filter(({ status }) => status === 'delivered').length,
    'of these sent again': deliveries.reduce((sum, { attempts }) => sum + Math.max(0, attempts - 1), 0),
  };
}

function countBy<T>(values: readonly T[], keyOf: (value: T) => string): Record<string, number> {
  return sumOf(values.map((value) => ({ [keyOf(value)]: 1 })));
}

function sumOf(counts: readonly Record<string, number>[]): Record<string, number> {
  const sum: Record<string, number> = {};
  for (const each of counts)
    for (const [key, count] of Object.entries(each)) sum[key] = (sum[key] ?? 0) + count;
  return sum;
}

const seconds = (ms: number) => Math.round(ms / 1000);
