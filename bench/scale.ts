import { availableParallelism, loadavg } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { checkEvents } from '#sandbox/chaos/checks/check-events.ts';
import { checkSales } from '#sandbox/chaos/checks/check-sales.ts';
import { checkStock } from '#sandbox/chaos/checks/check-stock.ts';
import { checkTenants } from '#sandbox/chaos/checks/check-tenants.ts';
import { collectFacts } from '#sandbox/chaos/facts/collect-facts.ts';
import { Staff } from '#sandbox/chaos/fleet/staff.ts';
import { makeDue } from '#sandbox/chaos/heal/help-time.ts';
import { whatWaits } from '#sandbox/chaos/heal/what-waits.ts';
import { seededRandom } from '#sandbox/chaos/plan/random.ts';
import { startWorld, untilServing, type World } from '#sandbox/chaos/world/start-world.ts';
import type { WorldNetwork } from '#sandbox/chaos/world/world-network.ts';
import { percentile } from './percentile.ts';
import { cpuSeconds, postmasterOf } from './scale/cpu.ts';
import { openNetwork } from './scale/open-network.ts';
import { sell, type Sold } from './scale/sell.ts';

const USAGE = `npm run bench:scale -- [options]
  --short       few seconds each, three configurations: under 90 s on two idle cores
  --seconds N   how long each configuration sells (default 30)
  --agents N    agents at the same time (default 8 for each server)
  --grid        1, 2 and 4 servers with 1, 2 and 4 workers each; else as many workers as servers

One PostgreSQL, simulators that answer at once, and several server and worker processes of the built app, each in a
network namespace with an address of its own where this machine allows it (root, iproute2). Agents sell
through all of them and get in one another's way; then it is checked that nothing was sold, charged or told wrongly.`;

const SIZES = [1, 2, 4];
/** Jobs and events have so long to be done after the last sale. */
const SETTLE_MS = 120_000;

interface Measured {
  servers: number;
  workers: number;
  sold: Sold;
  /** From the last sale until agents were told of all. */
  settleSeconds: number;
  /** CPU seconds of each process, the database and the load. */
  cpu: Record<string, number>;
  connections: number;
  /** Of the machine, before: what others do counts against it. */
  loadBefore: number;
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      short: { type: 'boolean' },
      grid: { type: 'boolean' },
      seconds: { type: 'string' },
      agents: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) return (console.log(USAGE), 0);
  const seconds = Number(values.seconds ?? (values.short ? 5 : 30));
  const most = SIZES.at(-1)!;
  const network = networkOf(most);
  const world = await startWorld({
    seed: 1,
    network,
    sessions: 120,
    servers: most,
    workers: most,
    progress: (step) => console.log(`… ${step}`),
  });
  // What runs in process groups of its own hears no Ctrl-C.
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void world.close().finally(() => process.exit(1)));
  try {
    const pairs = SIZES.flatMap((servers) =>
      (values.grid ? SIZES : [servers]).map((workers) => ({ servers, workers })),
    );
    for (const pair of pairs)
      tell(await measure(world, { ...pair, seconds, agents: Number(values.agents ?? 8 * pair.servers) }));
    const facts = await collectFacts(world, [], new Staff(world));
    const checks = [checkSales, checkStock, checkEvents];
    const violations = [
      ...facts.flatMap((shop) => checks.flatMap((check) => check(shop))),
      ...checkTenants(facts),
    ];
    for (const { rule, text } of violations) console.log(`  ${rule}: ${text}`);
    console.log(`violations: ${violations.length}`);
    return violations.length > 0 ? 1 : 0;
  } finally {
    await world.close();
  }
}

/** A namespace for each process, where this machine allows it. */
function networkOf(most: number): WorldNetwork | undefined {
  const names = ['serve', 'work'].flatMap((role) =>
    Array.from({ length: most }, (_, index) => `${role}-${index + 1}`),
  );
  try {
    const network = openNetwork(names);
    console.log(
      `each process has an address of its own, ${network.addressOf(names[0]!)} to ${network.addressOf(names.at(-1)!)}`,
    );
    return network;
  } catch (error) {
    console.log(
      `all on this machine's loopback: no network namespaces here (${(error as Error).message.trim()})`,
    );
    return undefined;
  }
}

async function measure(
  world: World,
  {
    servers,
    workers,
    seconds,
    agents,
  }: { servers: number; workers: number; seconds: number; agents: number },
): Promise<Measured> {
  const { processes, database, directory } = world;
  await processes.stop();
  const count = (role: string, n: number) => Array.from({ length: n }, (_, index) => `${role}-${index + 1}`);
  processes.start([...count('serve', servers), ...count('work', workers)]);
  const addresses = processes.servers().slice(0, servers);
  await untilServing(addresses, directory);
  const random = seededRandom(1, `${servers} ${workers}`);
  // What is compiled and connected at first use is no part of it.
  await sell(world, { servers: addresses, agents: servers * 2, seconds: 1, random });
  await settle(world);

  const postmaster = await postmasterOf(database.url);
  const pids = processes.pids();
  const loadBefore = loadavg()[0]!;
  const before = cpuSeconds(pids, postmaster);
  const sold = await sell(world, { servers: addresses, agents, seconds, random });
  const after = cpuSeconds(pids, postmaster);
  const [{ n: connections }] = (await database.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM pg_stat_activity WHERE backend_type = 'client backend'`,
  )) as [{ n: number }];
  const settleSeconds = await settle(world);
  const cpu = Object.fromEntries(
    Object.keys(after).map((name) => [name, after[name]! - (before[name] ?? 0)]),
  );
  return { servers, workers, sold, settleSeconds, cpu, connections, loadBefore };
}

/**
 * Until agents were told of every order, then until no job or webhook waits; what is due later is made due.
 * @returns seconds until all were told
 * @throws Error that names something that still waits
 */
async function settle(world: World): Promise<number> {
  const began = performance.now();
  const untold = 'SELECT count(*)::int AS n FROM order_events WHERE delivered_at IS NULL';
  const left = async () => (await world.database.query<{ n: number }>(untold))[0]!.n;
  while ((await left()) > 0 && performance.now() - began < SETTLE_MS) await pause(50);
  const told = (performance.now() - began) / 1000;
  for (;;) {
    await makeDue(world);
    const waits = await whatWaits(world);
    if (waits.length === 0) return told;
    if (performance.now() - began > SETTLE_MS) throw new Error(`${waits.length} things wait, as ${waits[0]}`);
    await pause(200);
  }
}

function tell({ servers, workers, sold, settleSeconds, cpu, connections, loadBefore }: Measured): void {
  const { latencies, completed, seconds, ways } = sold;
  const at = (share: number) => Math.round(percentile(latencies, share));
  const used = Object.values(cpu).reduce((sum, one) => sum + one, 0);
  const group = (role: string) =>
    Object.entries(cpu).reduce((sum, [name, one]) => sum + (name.startsWith(role) ? one : 0), 0);
  const perSale = (one: number) => `${Math.round((one / Math.max(1, completed)) * 1000)} ms`;
  const cores = availableParallelism();
  console.log(
    `\n${servers} servers, ${workers} workers, ${connections} connections; load of the machine before: ${loadBefore.toFixed(1)}`,
  );
  console.log(
    `  ${(completed / seconds).toFixed(1)} sales/s; complete p50 ${at(0.5)} ms, p95 ${at(0.95)} ms; all told ${settleSeconds.toFixed(1)} s after the last`,
  );
  console.log(
    `  CPU a sale: servers ${perSale(group('serve'))}, workers ${perSale(group('work'))}, database ${perSale(cpu.database!)}, agents and simulators ${perSale(cpu.load!)}`,
  );
  const shares = Object.entries(cpu).map(([name, one]) => `${name} ${Math.round((one / seconds) * 100)} %`);
  console.log(`  ${shares.join(', ')}; ${Math.round((used / seconds / cores) * 100)} % of ${cores} cores`);
  console.log(`  ${limitOf(cpu, seconds, cores, used, loadBefore)}`);
  console.log(
    `  ${Object.entries(ways)
      .map(([way, { asked, sold: n }]) => `${way} ${n} of ${asked}`)
      .join(', ')}`,
  );
}

/** What kept it from selling more. */
function limitOf(
  cpu: Record<string, number>,
  seconds: number,
  cores: number,
  used: number,
  loadBefore: number,
): string {
  const full = Object.entries(cpu).filter(([name, one]) => name !== 'database' && one / seconds > 0.85);
  if (used / seconds / cores > 0.85) return 'limit: the cores of this machine';
  if (full.length > 0) return `limit: one core of ${full.map(([name]) => name).join(' and ')}`;
  if (loadBefore > cores) return 'limit: not to be told, this machine has other work';
  return 'limit: waiting (more agents would sell more)';
}

process.exit(
  await main().catch((error: Error) => {
    console.error(error.stack);
    return 1;
  }),
);
