import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import type { Clock } from '#app/kernel/clock.ts';
import { CallLog } from '#sandbox/calls/call-log.ts';
import { type FaultPlan, faultSchema } from '#sandbox/faults/fault-plan.ts';
import { misbehaveOr } from './misbehave.ts';
import type { OrderEvents } from './order-events.ts';

type Env = { Bindings: HttpBindings };

/** The path of the ACP webhook document; `/events` is the short form for people. */
const RECEIVER_PATHS = ['/agentic_checkout/webhooks/order_events', '/events'];

/** The receiver of order events over HTTP, and the controls by which a test looks at it or makes it misbehave. */
export function eventRoutes(events: OrderEvents, clock: Clock, faults: FaultPlan): Hono<Env> {
  const routes = new Hono<Env>();
  const calls = new CallLog();

  for (const path of RECEIVER_PATHS) {
    routes.post(path, async (c) => {
      const rawBody = await c.req.text();
      const operation = operationOf(rawBody);
      const answer = await misbehaveOr(c, faults, [operation, `POST ${c.req.path}`], () => {
        const reply = events.receive({
          rawBody,
          signature: c.req.header('Merchant-Signature'),
          requestId: c.req.header('Request-Id'),
        });
        return c.json(reply.body, reply.status);
      });
      calls.add({ at: clock().toISOString(), operation, status: answer.status });
      return answer;
    });
  }

  routes.get('/_control/events', (c) =>
    c.json({ events: events.list(c.req.query('session')), refused: events.refused() }),
  );
  routes.delete('/_control/events', (c) => {
    events.clear();
    return c.body(null, 204);
  });
  routes.get('/_control/calls', (c) => c.json({ calls: calls.list() }));
  routes.get('/_control/faults', (c) => c.json({ faults: faults.list() }));
  routes.delete('/_control/faults', (c) => {
    faults.clear();
    return c.body(null, 204);
  });
  routes.post('/_control/faults', async (c) => {
    const parsed = faultSchema.safeParse(await c.req.json().catch(() => null));
    if (!parsed.success) return c.json({ error: parsed.error.issues }, 400);
    return c.json(faults.add(parsed.data), 201);
  });
  return routes;
}

/** `order_create`, `order_update`, …, so that a fault can hit one kind of event only. */
function operationOf(rawBody: string): string {
  const type = /"type"\s*:\s*"(order_\w+)"/.exec(rawBody)?.[1];
  return type ?? 'order_event';
}
