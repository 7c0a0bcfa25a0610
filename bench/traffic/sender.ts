import { Pool } from 'undici';
import type { BenchRequest } from '#bench/agent-api/agent-calls.ts';

/** What became of a request. `status` 0: no whole answer came; then `body` says why. */
export interface Answer {
  status: number;
  /** There is a Retry-After header. */
  mayRetry: boolean;
  body: string;
  /** To the last byte. */
  ms: number;
}

/** A server that is silent for so long has failed. */
const SILENCE_MS = 30_000;

/** Sends requests over at most so many connections to each server. */
export class Sender {
  private readonly pools = new Map<string, Pool>();

  constructor(private readonly connections: number) {}

  /** The answer, whatever it is; what breaks is an answer too. */
  async send({ origin, method, path, headers, body }: BenchRequest): Promise<Answer> {
    const began = performance.now();
    try {
      const answer = await this.poolOf(origin).request({ method, path, headers, body });
      const text = await answer.body.text();
      const mayRetry = answer.headers['retry-after'] !== undefined;
      return { status: answer.statusCode, mayRetry, body: text, ms: performance.now() - began };
    } catch (error) {
      const { code, message } = error as Error & { code?: string };
      return { status: 0, mayRetry: false, body: code ?? message, ms: performance.now() - began };
    }
  }

  private poolOf(origin: string): Pool {
    let pool = this.pools.get(origin);
    if (!pool) {
      const limits = { connections: this.connections, headersTimeout: SILENCE_MS, bodyTimeout: SILENCE_MS };
      this.pools.set(origin, (pool = new Pool(origin, limits)));
    }
    return pool;
  }
}
