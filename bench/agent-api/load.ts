import { Pool } from 'undici';
import { answerMessages } from '#bench/helper-process.ts';
import type { BenchRequest } from './agent-calls.ts';
import { Requests } from './requests.ts';
import type { Slice, SliceResult, Target } from './slices.ts';

/**
 * The load, in a process of its own: told a target, then slice after slice. Answers each with its latencies, and counts
 * an answer that is no success as a failure of the bench.
 */
const CONNECTIONS = 64;
const pools = new Map<string, Pool>();
let requests: Requests;

async function send({ origin, method, path, headers, body }: BenchRequest): Promise<string> {
  let pool = pools.get(origin);
  if (!pool) pools.set(origin, (pool = new Pool(origin, { connections: CONNECTIONS })));
  const answer = await pool.request({ method, path, headers, body });
  const text = await answer.body.text();
  if (answer.statusCode >= 300)
    throw new Error(`${method} ${path} answered ${answer.statusCode}: ${text.slice(0, 500)}`);
  return text;
}

async function play({ what, concurrency, seconds }: Slice): Promise<SliceResult> {
  const latencies: number[] = [];
  const started = performance.now();
  const deadline = started + seconds * 1000;
  const worker = async (index: number) => {
    while (performance.now() < deadline) {
      const planned = requests.next(what, index);
      if (!planned) return;
      const sent = performance.now();
      const body = await send(planned.request);
      latencies.push(performance.now() - sent);
      planned.keep?.(body);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, (_, index) => worker(index)));
  return { latencies, seconds: (performance.now() - started) / 1000 };
}

type Message =
  | { kind: 'target'; target: Target }
  | { kind: 'prepare'; slice: Slice; count: number }
  | { kind: 'play'; slice: Slice };

answerMessages<Message>(async (message) => {
  if (message.kind === 'target') requests = new Requests(message.target, send);
  else if (message.kind === 'prepare')
    await requests.prepare(message.slice.what, message.slice.concurrency, message.count);
  else return play(message.slice);
  return null;
});
