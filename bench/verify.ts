import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Measured } from './agent-api/measure-operation.ts';
import { measureColdStart } from './agent-api/cold-start.ts';
import { table } from './table.ts';

/**
 * `npm run verify`: a short form of what docs/performance.md, docs/faults.md, docs/scaling.md and docs/fuzz.md promise,
 * in one table: what, measured, goal, ok or not. Under fifteen minutes on two cores. Ends with 1 where a goal is missed.
 */
interface Line {
  what: string;
  measured: string;
  goal: string;
  ok: boolean;
}

const run = promisify(execFile);
const lines: Line[] = [];
const tell = (what: string, measured: string, goal: string, ok: boolean) =>
  void lines.push({ what, measured, goal, ok });

/** Runs one of the package's scripts. Why something is not as promised is in its own words. */
async function script(name: string, ...argv: string[]): Promise<{ ok: boolean; stdout: string }> {
  console.error(`… npm run ${name} -- ${argv.join(' ')}`);
  const began = performance.now();
  try {
    const options = { maxBuffer: 64 * 1024 * 1024 };
    const { stdout } = await run('npm', ['run', '-s', name, '--', ...argv], options);
    return { ok: true, stdout };
  } catch (error) {
    return { ok: false, stdout: (error as { stdout?: string }).stdout ?? String(error) };
  } finally {
    console.error(`  ${((performance.now() - began) / 1000).toFixed(0)} s`);
  }
}

/** The ratios of docs/performance.md at ten calls at once, and what one call waits for beyond Shopify. */
function tellSpeed(measured: Measured[]): void {
  const find = (operation: string, concurrency: number) =>
    measured.find((one) => one.operation === operation && one.concurrency === concurrency)!;
  for (const [operation, goal] of [
    ['create', 0.6],
    ['get', 0.7],
    ['complete', 0.5],
  ] as const) {
    const { figures, baseline } = find(operation, 10);
    const ratio = figures.rate / baseline.rate;
    tell(`${operation}: rate to its baseline`, ratio.toFixed(2), `at least ${goal}`, ratio >= goal);
  }
  const create = find('create', 10);
  const slowest = create.figures.p99 / create.baseline.p99;
  tell('create: p99 to its baseline’s', slowest.toFixed(2), 'under 2', slowest < 2);
  const update = find('update', 1);
  const beyond = update.figures.p50 - update.shopify!.p50;
  tell('update with address: beyond Shopify’s answer', `${beyond.toFixed(1)} ms`, 'under 5 ms', beyond < 5);
  const memory = Math.max(...measured.map((one) => one.memory));
  tell('server’s memory under load', `${memory.toFixed(0)} MB`, 'under 300 MB', memory < 300);
}

const cold = await measureColdStart();
tell('cold start to the first answer', `${(cold / 1000).toFixed(1)} s`, 'under 2 s', cold < 2000);
const speed = await script('bench', '--short', '--json', 'create', 'update', 'get', 'complete');
if (speed.ok) tellSpeed(JSON.parse(speed.stdout.trim().split('\n').at(-1)!) as Measured[]);
else tell('bench', 'failed', 'runs', false);
for (const [what, name, ...argv] of [
  ['fleet with kills and faults: nothing sold wrongly', 'chaos', '--sessions', '36', '--seed', '4'],
  ['hostile requests: no 5xx, no hang, no leak', 'fuzz', '--requests', '3000', '--seed', '9'],
  ['several servers and workers: nothing sold wrongly', 'bench:scale', '--short'],
] as const) {
  const { ok, stdout } = await script(name, ...argv);
  if (!ok) console.error(stdout);
  const violations = /violations:? *(\d+)/i.exec(stdout)?.[1];
  tell(
    what,
    violations === undefined ? (ok ? 'as it should' : 'failed') : `${violations} violations`,
    '0 violations',
    ok,
  );
}

for (const [what, goal, name, ...argv] of [
  ['ten times of what it can do is offered', 'sheds by rank, recovers in 10 s', 'bench:overload', '--short'],
  ['two minutes of steady load', 'no leak, no error, 300 MB', 'soak', '--minutes', '2'],
  [
    '100 shops and 100,000 past sessions',
    'within 15 % of one without',
    // Its reference is one shop without a past: the other corners are not needed.
    ...['bench:growth', '--short', '--shops', '100', '--sessions', '100000'],
  ],
] as [string, string, string, ...string[]][]) {
  const { ok, stdout } = await script(name, ...argv);
  if (!ok) console.error(stdout);
  tell(what, /^(?:verdict|goal): .*?([^:]+)$/m.exec(stdout)?.[1]?.trim() ?? 'failed', goal, ok);
}

const rows = lines.map(({ what, measured, goal, ok }) => [what, measured, goal, ok ? 'ok' : 'NOT OK']);
console.log(table(['what', 'measured', 'goal', 'ok'], rows));
process.exitCode = lines.every(({ ok }) => ok) ? 0 : 1;
