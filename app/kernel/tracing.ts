/** Facts of a span: numbers and words of this program. Never what a person or an agent wrote, never a secret. */
export type SpanFacts = Record<string, string | number | boolean>;

/** `server`: asked by somebody outside; `client`: asks somebody; `consumer`: works on what was left by `producer`. */
export type SpanKind = 'server' | 'client' | 'consumer';

/** Headers that carry a trace from one program to the next (https://www.w3.org/TR/trace-context/). */
export interface TraceHeaders {
  traceparent?: string;
  tracestate?: string;
}

/** What kernel/tracing-sdk.server.ts is behind; here, nothing of OpenTelemetry is loaded. */
export interface Tracing {
  span<T>(name: string, kind: SpanKind, facts: SpanFacts, parent: TraceHeaders | null, work: () => T): T;
  /** A span that ends by a call, and is the parent of nothing; null outside a trace: it begins none. */
  begin(name: string, kind: SpanKind, facts: SpanFacts): { end(error?: unknown): void } | null;
  note(facts: SpanFacts): void;
  headers(): TraceHeaders;
  ids(): { traceId: string; spanId: string } | null;
  /** Sends what has not been sent. */
  stop(): Promise<void>;
}

let current: Tracing | null = null;

/** The process's tracing; null: it is off. */
export function tracing(): Tracing | null {
  return current;
}

/** Turns tracing on or, with null, off. */
export function setTracing(next: Tracing | null): void {
  current = next;
}

/**
 * Runs `work` as a span of the trace that the caller is in. A promise's end, or what is thrown, ends it; of an error its
 * name is kept and not its words. Costs a call where tracing is off.
 */
export function inSpan<T>(name: string, kind: SpanKind, facts: SpanFacts, work: () => T): T {
  return current ? current.span(name, kind, facts, null, work) : work();
}

/** Adds facts to the span that the caller is in. */
export function noteInSpan(facts: SpanFacts): void {
  current?.note(facts);
}

/** The headers to send on; undefined where there is nothing to send. */
export function traceHeaders(): TraceHeaders | undefined {
  return current?.headers();
}

/** A job's payload with the trace that queues it, so that the job becomes part of it. */
export function withTrace<P extends object>(payload: P): P {
  const headers = current?.headers();
  return headers?.traceparent ? { ...payload, ...headers } : payload;
}

/** As {@link withTrace}, for jobs that are queued at once. */
export function withTraces<J extends { payload: object }>(jobs: J[]): J[] {
  return current ? jobs.map((job) => ({ ...job, payload: withTrace(job.payload) })) : jobs;
}
