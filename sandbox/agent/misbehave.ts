import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { FaultPlan } from '#sandbox/faults/fault-plan.ts';

type Env = { Bindings: HttpBindings };

/** Does the work, unless a fault is planned for one of the operations: then it fails as that says. */
export async function misbehaveOr(
  c: Context<Env>,
  faults: FaultPlan,
  operations: string[],
  work: () => Response,
): Promise<Response> {
  const fault = faults.take(operations);
  const failure = (status: ContentfulStatusCode, code: string) =>
    c.json(
      { type: status === 429 ? 'service_unavailable' : 'processing_error', code, message: 'Injected fault.' },
      status,
    );
  switch (fault?.kind) {
    case undefined:
      return work();
    case 'latency':
      await new Promise((resolve) => setTimeout(resolve, fault.delayMs));
      return work();
    case 'throttled':
      c.header('Retry-After', '1');
      return failure(429, 'rate_limited');
    case 'token_revoked':
      return c.json({ type: 'invalid_request', code: 'invalid_signature', message: 'Injected fault.' }, 401);
    case 'error_before':
      return failure(fault.status as ContentfulStatusCode, 'internal_error');
    case 'error_after':
      work();
      return failure(fault.status as ContentfulStatusCode, 'internal_error');
    case 'drop_request':
    case 'drop_reply':
    case 'kill_before':
    case 'kill_after':
      if (fault.kind === 'drop_reply' || fault.kind === 'kill_after') work();
      if (fault.kind === 'kill_before' || fault.kind === 'kill_after') faults.kill(fault, null);
      c.env.incoming.socket.destroy();
      return failure(500, 'dropped');
  }
}
