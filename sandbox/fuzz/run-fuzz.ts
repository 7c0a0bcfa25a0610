import fs from 'node:fs';
import path from 'node:path';
import { HOOK_SECRET } from '#sandbox/install-demo-shop.ts';
import { residentMb } from '#sandbox/resident-mb.ts';
import { orAborted, SANDBOX_APP, startSandbox, type Sandbox } from '#sandbox/start-sandbox.ts';
import { judgeAnswer, SLOW_MS, type FuzzAnswer } from './judge-answer.ts';
import type { Facts, FuzzRequest } from './plan/fuzz-request.ts';
import { planRequest } from './plan/plan-request.ts';
import { buyOne, prepareFacts } from './prepare-facts.ts';
import { sendRequest, type Credentials } from './send-request.ts';

export interface FuzzOptions {
  requests: number;
  seed: number;
  /** Requests at the same time. */
  concurrency: number;
  /** Only this request of the seed. */
  only?: number;
  progress: (step: string) => void;
  /** Gives up: everything is stopped. */
  signal?: AbortSignal;
}

export interface FuzzViolation {
  number: number | null;
  surface: string;
  problem: string;
  /** The request, shortened. */
  request: string;
}

export interface FuzzReport {
  seed: number;
  requests: number;
  seconds: number;
  /** Answers by part of the surface and status. */
  answers: Record<string, Record<string, number>>;
  slowestMs: number;
  /** Memory of the server process in MB after a fifth of the requests, and at the end; null where the system does not tell. */
  memory: { warm: number; end: number } | null;
  /** Errors in the server's and the worker's logs, by message. */
  logged: Record<string, number>;
  violations: FuzzViolation[];
}

/** What the server may grow by once it is warm: a leak of a few kilobytes a request is more. */
const GROWTH_MB = 150;
const TOKEN_LASTS_MS = 30_000;
const PROGRESS_EVERY = 1000;
/** As told of a violation. */
const TOLD_LENGTH = 400;

/**
 * Sends mutated requests over the whole HTTP surface of a sandbox, judges every answer, and looks at the end whether the
 * server has grown and still sells. The same seed makes the same requests, each of which can be made again alone.
 */
export async function runFuzz(options: FuzzOptions): Promise<FuzzReport> {
  const { progress, signal } = options;
  const sandbox = await startSandbox({ portBase: 0, ephemeral: true, plan: 'plus', progress, signal });
  try {
    progress('buying, opening sessions, planting another shop');
    const facts = await orAborted(prepareFacts(sandbox), signal);
    return await orAborted(play(sandbox, facts, options), signal);
  } finally {
    await sandbox.stop();
  }
}

async function play(sandbox: Sandbox, facts: Facts, options: FuzzOptions): Promise<FuzzReport> {
  const { requests, seed, concurrency, only, progress } = options;
  const { url } = sandbox.ready.app;
  const credentials = credentialsOf(sandbox);
  const named = new Set(facts.foreignIds);
  const answers: FuzzReport['answers'] = {};
  const violations: FuzzViolation[] = [];
  let slowestMs = 0;
  let warm = null as number | null;
  const serverPid = sandbox.processes.find(({ role }) => role === 'serve')!.child.pid!;

  const one = async (number: number): Promise<void> => {
    const request = planRequest(seed, number, facts);
    let { answer, ms } = await timed(() => sendRequest(url, request, credentials));
    // A busy machine is slow now and then; what hangs does so again.
    if (ms > SLOW_MS) ({ answer, ms } = await timed(() => sendRequest(url, request, credentials)));
    slowestMs = Math.max(slowestMs, ms);
    const statuses = (answers[request.surface] ??= {});
    const status = String(answer?.status ?? 'closed');
    statuses[status] = (statuses[status] ?? 0) + 1;
    for (const problem of judgeAnswer(request, answer, ms, named))
      violations.push({ number, surface: request.surface, problem, request: describe(request) });
    keepNew(facts, request, number, answer);
  };

  const began = performance.now();
  const numbers = only === undefined ? { next: 1, last: requests } : { next: only, last: only };
  progress(`${numbers.last - numbers.next + 1} requests, ${concurrency} at a time, seed ${seed}`);
  await Promise.all(
    Array.from({ length: concurrency }, async () => {
      while (numbers.next <= numbers.last) {
        options.signal?.throwIfAborted();
        const number = numbers.next++;
        if (number % PROGRESS_EVERY === 0) progress(`${number} requests, ${violations.length} violations`);
        if (number === Math.ceil(requests / 5)) warm = residentMb(serverPid);
        await one(number);
      }
    }),
  );
  const seconds = Math.round((performance.now() - began) / 1000);
  const end = residentMb(serverPid);
  const memory = warm !== null && end !== null ? { warm, end } : null;
  const overall = (problem: string) =>
    violations.push({ number: null, surface: 'server', problem, request: '' });
  if (memory && memory.end > memory.warm + GROWTH_MB)
    overall(`the server has grown from ${memory.warm.toFixed(0)} to ${memory.end.toFixed(0)} MB`);
  for (const { role, child } of sandbox.processes)
    if (child.exitCode !== null || child.signalCode !== null) overall(`the process ${role} has ended`);
  progress('buying once more');
  await buyOne(sandbox).catch((error: Error) => overall(`nothing can be bought any more: ${error.message}`));
  return { seed, requests, seconds, answers, slowestMs, memory, logged: loggedErrors(sandbox), violations };
}

function credentialsOf({ shopify, stripe }: Sandbox): Credentials {
  let token: { value: Promise<string>; madeAt: number } | undefined;
  const endpoint = stripe.state.webhookEndpoints.all()[0];
  return {
    shopifySecret: SANDBOX_APP.clientSecret,
    stripeWebhookSecret: endpoint?.secret ?? '',
    stripeHookSecret: HOOK_SECRET,
    sessionToken() {
      if (!token || performance.now() - token.madeAt > TOKEN_LASTS_MS) {
        const value = shopify.launchUrl().then((url) => new URL(url).searchParams.get('id_token')!);
        token = { value, madeAt: performance.now() };
      }
      return token.value;
    },
  };
}

async function timed<T>(work: () => Promise<T>): Promise<{ answer: T; ms: number }> {
  const began = performance.now();
  const answer = await work();
  return { answer, ms: Math.round(performance.now() - began) };
}

/** Sessions and carts end as they are fuzzed: new ones take their places. */
function keepNew(facts: Facts, { surface }: FuzzRequest, number: number, answer: FuzzAnswer | null): void {
  if (answer?.status !== 201 || (surface !== 'sessions' && surface !== 'carts')) return;
  const { id } = JSON.parse(answer.text) as { id?: string };
  const kept = facts[surface];
  if (id) kept[number % kept.length] = id;
}

function describe({ method, path: address, headers, body, raw, sign, token }: FuzzRequest): string {
  const parts = raw
    ? [JSON.stringify(raw.toString('latin1'))]
    : [
        `${method} ${address}`,
        JSON.stringify(headers),
        sign ? `signed ${sign.rightly ? 'rightly' : 'wrongly'} by ${sign.by}` : '',
        token ? `session token in the ${token}` : '',
        body ? JSON.stringify(body.toString('latin1')) : '',
      ];
  // A key is nobody's business, also in the sandbox.
  const text = parts
    .filter(Boolean)
    .join(' ')
    .replace(/aisle_(test|live)_[\w-]+/g, 'aisle_$1_…');
  return text.length > TOLD_LENGTH ? `${text.slice(0, TOLD_LENGTH)}…` : text;
}

/** Lines of the app's logs at level error and above, counted by what they say. */
function loggedErrors({ app, processes }: Sandbox): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { role } of processes) {
    const log = fs.readFileSync(path.join(app.directory, `app-${role}.log`), 'utf8');
    for (const line of log.split('\n')) {
      const { isError, msg } = readLine(line);
      if (!isError) continue;
      // Numbers and ids make a line of each.
      const said = `${role}: ${msg.replace(/\d+/g, '#')}`.slice(0, 110);
      counts[said] = (counts[said] ?? 0) + 1;
    }
  }
  return counts;
}

function readLine(line: string): { isError: boolean; msg: string } {
  if (line === '') return { isError: false, msg: '' };
  try {
    const { level, msg, err } = JSON.parse(line) as {
      level: string;
      msg: string;
      err?: { message?: string };
    };
    const isError = level === 'error' || level === 'fatal';
    return { isError, msg: err?.message ? `${msg}: ${err.message}` : msg };
  } catch {
    // Not by the logger: something fell out.
    return { isError: true, msg: line };
  }
}
