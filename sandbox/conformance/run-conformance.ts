import { casesOf, type Case } from './cases.ts';
import type { Reply, Seller } from '#app/simulator/protocol/call-seller.ts';
import { judgeReply } from './judge-reply.ts';
import { createBench, SetupFailed } from './sessions.ts';

/** What came of one case in one version. */
export interface Result {
  version: string;
  name: string;
  outcome: 'passed' | 'failed' | 'skipped';
  /** Why it failed, one line each. */
  reasons: string[];
  /** The reply that was judged, or that kept the case from being reached. */
  reply: Reply | null;
}

/**
 * Runs every case of one version against a seller, one after the other.
 * @throws Error when the specification is not on this machine.
 */
export async function runConformance(
  seller: Seller,
  version: string,
  signal?: AbortSignal,
): Promise<Result[]> {
  const results: Result[] = [];
  for (const one of casesOf(createBench(seller, version))) {
    signal?.throwIfAborted();
    results.push(await runCase(one, version));
  }
  return results;
}

/** Runs one case: what it throws is a failure like any other. */
export async function runCase({ name, run }: Case, version: string): Promise<Result> {
  try {
    const done = await run();
    if (!done) return { version, name, outcome: 'skipped', reasons: [], reply: null };
    const reasons = judgeReply(done.reply, done.expected, version);
    return { version, name, outcome: reasons.length > 0 ? 'failed' : 'passed', reasons, reply: done.reply };
  } catch (error) {
    const reply = error instanceof SetupFailed ? error.reply : null;
    return { version, name, outcome: 'failed', reasons: [(error as Error).message], reply };
  }
}
