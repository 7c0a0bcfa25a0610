import { metrics, secondsSince } from '#app/kernel/metrics.server.ts';
import { tracing, type TraceHeaders } from '#app/kernel/tracing.ts';

/**
 * Runs a job: counted, and in the trace of what queued it (`withTrace` of kernel/tracing.ts left it in the payload).
 * @param work gets the payload as it was queued
 */
export async function runJob(
  task: string,
  payload: unknown,
  work: (payload: unknown) => Promise<void>,
): Promise<void> {
  const { traceparent, tracestate, ...rest } = (payload ?? {}) as TraceHeaders;
  const queued = traceparent ? rest : payload;
  const started = performance.now();
  let outcome = 'failed';
  try {
    const parent = { traceparent, tracestate };
    const facts = { 'messaging.destination.name': task };
    const running = tracing()?.span(`job ${task}`, 'consumer', facts, parent, () => work(queued));
    await (running ?? work(queued));
    outcome = 'done';
  } finally {
    metrics.jobDuration.observe({ task, outcome }, secondsSince(started));
  }
}
