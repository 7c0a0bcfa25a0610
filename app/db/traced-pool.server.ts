import { AsyncResource } from 'node:async_hooks';
import pg from 'pg';
import { tracing, type Tracing } from '#app/kernel/tracing.ts';

type Callback = (error?: Error) => void;

/** A pool whose every statement is a span of the trace it is made in (a heartbeat is in none). Only where traces are wanted: others pay nothing for it. */
export function tracedPool(options: pg.PoolConfig): pg.Pool {
  return new TracedPool({ ...options, Client: TracedClient });
}

class TracedPool extends pg.Pool {
  override connect(): Promise<pg.PoolClient>;
  override connect(callback: Parameters<pg.Pool['connect']>[0]): void;
  override connect(callback?: Parameters<pg.Pool['connect']>[0]): Promise<pg.PoolClient> | void {
    // Who had to wait for a connection is called by whoever gives it back: in the trace of that one, but for this.
    return callback ? super.connect(AsyncResource.bind(callback)) : super.connect();
  }
}

class TracedClient extends pg.Client {
  // pg has a dozen signatures for it; what is passed on is what came in.
  override query(...args: unknown[]): never {
    const text = textOf(args[0]);
    const now = tracing();
    const query = super.query.bind(this) as (...args: unknown[]) => unknown;
    return (now && text ? runTraced(now, text, query, args) : query(...args)) as never;
  }
}

function runTraced(
  now: Tracing,
  text: string,
  query: (...args: unknown[]) => unknown,
  args: unknown[],
): unknown {
  const summary = summaryOf(text);
  const span = now.begin(summary, 'client', { 'db.system.name': 'postgresql', 'db.query.summary': summary });
  const callback = args.at(-1);
  if (typeof callback === 'function')
    return query(...args.slice(0, -1), (error: Error | undefined, ...rest: unknown[]) => {
      span?.end(error);
      (callback as (...all: unknown[]) => void)(error, ...rest);
    });
  const result = query(...args) as Promise<unknown>;
  const end: Callback = (error) => span?.end(error);
  void result.then(() => end(), end);
  return result;
}

/** Null: a cursor or a stream, which reads on its own. */
function textOf(query: unknown): string | null {
  if (typeof query === 'string') return query;
  const { text, submit } = query as { text?: string; submit?: unknown };
  return text && !submit ? text : null;
}

const TABLE = /\b(?:FROM|INTO|UPDATE|JOIN)\s+(?:ONLY\s+)?((?:"?\w+"?\.)?"?\w+"?)/i;

/** `SELECT checkout_sessions`: what is done to which table first. The statement itself could hold values. */
export function summaryOf(sql: string): string {
  const verb = /^\s*(\w+)/.exec(sql)?.[1]?.toUpperCase() ?? 'SQL';
  const table = TABLE.exec(sql)?.[1]
    ?.replaceAll('"', '')
    .replace(/^public\./, '');
  return table ? `${verb} ${table}` : verb;
}
