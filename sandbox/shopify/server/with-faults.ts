import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Context } from 'hono';
import type { Fault, FaultPlan } from '#sandbox/faults/fault-plan.ts';

export type SimulatorEnv = { Bindings: HttpBindings };

/** What a call answers when a planned fault refuses it. */
export interface FaultReplies {
  throttled(): Response;
  tokenRevoked(): Response;
}

/**
 * Runs one call of the simulator, or lets a planned fault hit it: before the work, after it, or instead of it.
 * `operations` are the names a fault may ask for.
 */
export async function withFaults(
  c: Context<SimulatorEnv>,
  faults: FaultPlan,
  operations: string[],
  replies: FaultReplies,
  work: () => Promise<Response>,
): Promise<Response> {
  const fault = faults.take(operations);
  switch (fault?.kind) {
    case undefined:
      return work();
    case 'latency':
      await new Promise((resolve) => setTimeout(resolve, fault.delayMs));
      return work();
    case 'throttled':
      return replies.throttled();
    case 'token_revoked':
      return replies.tokenRevoked();
    case 'error_before':
      return serverError(fault);
    case 'error_after':
      await work();
      return serverError(fault);
    case 'drop_request':
      return cutConnection(c);
    case 'drop_reply':
      await work();
      return cutConnection(c);
    case 'kill_before':
    case 'kill_after':
      if (fault.kind === 'kill_after') await work();
      faults.kill(fault, c.env.incoming.socket.localPort ?? null);
      return cutConnection(c);
  }
}

function serverError(fault: Fault): Response {
  return Response.json({ errors: 'Internal Server Error' }, { status: fault.status });
}

function cutConnection(c: Context<SimulatorEnv>): Response {
  c.env.incoming.socket.destroy();
  return RESPONSE_ALREADY_SENT;
}
