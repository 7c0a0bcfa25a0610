import { createHash } from 'node:crypto';
import type { Clock } from '#app/kernel/clock.ts';
import type { NewId } from '#app/kernel/ids.ts';
import type { Collection, JournalStore, Row } from '#sandbox/store/journal-store.ts';
import { acpSchemaAvailable, acpValidator } from './acp-schema.ts';
import type { AcpError, AcpOrder } from './acp-types.ts';
import { signatureProblem } from './merchant-signature.ts';

/** One order event that was verified and accepted. */
export interface OrderEvent extends Row {
  receivedAt: string;
  /** `order_create`, `order_update` or a later kind: an open list. */
  type: string;
  checkoutSessionId: string;
  orderId: string;
  requestId: string | null;
  bodySha256: string;
  /** The header that was verified. */
  signature: string;
  /** How often the seller delivered it; 1 plus replays. */
  deliveries: number;
  /** When each of them came, as running numbers over all deliveries. */
  arrivals: number[];
  order: AcpOrder;
}

/** A delivery the agent turned down. */
export interface RefusedDelivery {
  at: string;
  status: number;
  code: string;
  message: string;
}

export interface EventReply {
  status: 200 | 400 | 401;
  body: { received: true; request_id?: string } | AcpError;
}

export interface IncomingEvent {
  rawBody: string;
  signature: string | undefined;
  requestId: string | undefined;
}

export interface OrderEvents {
  /** Verifies and remembers one delivery and says what to answer. */
  receive(incoming: IncomingEvent): EventReply;
  /** Accepted events, oldest first; of one checkout session when its id is given. */
  list(checkoutSessionId?: string): OrderEvent[];
  refused(): RefusedDelivery[];
  /** Calls back for every new event until the returned function is called. */
  subscribe(listener: (event: OrderEvent) => void): () => void;
  clear(): void;
}

export interface OrderEventsOptions {
  store: JournalStore;
  /** Shared secrets, one a connection; while the agent knows none, everything is refused. */
  secrets: () => string[];
  apiVersion: () => string;
  clock: Clock;
  newId: NewId;
}

const REFUSED_KEPT = 200;

/**
 * The agent's receiver of order events (ACP 2026-04-17, openapi.agentic_checkout_webhook): signature first, then
 * the body against the official Order definition, then memory. A delivery is a replay of an event known when it
 * repeats its Request-Id, or when it says again what the order's latest event said.
 */
export function createOrderEvents(options: OrderEventsOptions): OrderEvents {
  const { clock, newId } = options;
  const events: Collection<OrderEvent> = options.store.collection<OrderEvent>('order_events');
  const listeners = new Set<(event: OrderEvent) => void>();
  const refused: RefusedDelivery[] = [];
  let arrived = events.all().reduce((sum, { deliveries }) => sum + deliveries, 0);

  function refuse(status: 400 | 401, code: string, message: string): EventReply {
    refused.push({ at: clock().toISOString(), status, code, message });
    if (refused.length > REFUSED_KEPT) refused.shift();
    return { status, body: { type: 'invalid_request', code, message } };
  }

  function replayOf(incoming: IncomingEvent, orderId: string, bodySha256: string): OrderEvent | undefined {
    const ofOrder = events.filter((event) => event.orderId === orderId);
    return (
      ofOrder.find((event) => event.requestId !== null && event.requestId === incoming.requestId) ??
      ofOrder.slice(-1).find((event) => event.bodySha256 === bodySha256)
    );
  }

  return {
    receive(incoming) {
      const secrets = options.secrets();
      if (secrets.length === 0)
        return refuse(401, 'invalid_signature', 'This agent has no signing secret of a seller yet.');
      const problems = secrets.map((secret) =>
        signatureProblem(incoming.signature, incoming.rawBody, secret, clock()),
      );
      const [problem] = problems;
      if (problem && problems.every(Boolean)) return refuse(401, 'invalid_signature', problem);

      const read = readEvent(incoming.rawBody, options.apiVersion());
      if (typeof read === 'string') return refuse(400, 'invalid_event', read);

      const accepted: EventReply = {
        status: 200,
        body: { received: true, ...(incoming.requestId ? { request_id: incoming.requestId } : {}) },
      };
      const bodySha256 = createHash('sha256').update(incoming.rawBody, 'utf8').digest('hex');
      arrived += 1;
      const replayed = replayOf(incoming, read.data.id, bodySha256);
      if (replayed) {
        const { deliveries, arrivals } = replayed;
        events.patch(replayed.id, { deliveries: deliveries + 1, arrivals: [...arrivals, arrived] });
        return accepted;
      }
      const event = events.put({
        id: newId('evt'),
        receivedAt: clock().toISOString(),
        type: read.type,
        checkoutSessionId: read.data.checkout_session_id,
        orderId: read.data.id,
        requestId: incoming.requestId ?? null,
        bodySha256,
        signature: incoming.signature!,
        deliveries: 1,
        arrivals: [arrived],
        order: read.data,
      });
      for (const listener of listeners) listener(event);
      return accepted;
    },
    list: (checkoutSessionId) =>
      events.filter((event) => !checkoutSessionId || event.checkoutSessionId === checkoutSessionId),
    refused: () => [...refused],
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    clear() {
      for (const event of events.all()) events.delete(event.id);
      refused.length = 0;
    },
  };
}

/** The event, or what is wrong with it. Data must be a whole Order plus `type` and `status` (EventDataOrder). */
function readEvent(rawBody: string, apiVersion: string): { type: string; data: AcpOrder } | string {
  let event: { type?: unknown; data?: Partial<AcpOrder> };
  try {
    event = JSON.parse(rawBody);
  } catch {
    return 'The body is not JSON.';
  }
  if (typeof event?.type !== 'string' || typeof event.data !== 'object' || event.data === null) {
    return 'An event has a "type" and the order as "data".';
  }
  for (const field of ['id', 'checkout_session_id', 'permalink_url', 'status'] as const) {
    if (typeof event.data[field] !== 'string') return `data.${field} is missing.`;
  }
  if (event.data.type !== 'order') return 'data.type must be "order".';
  if (acpSchemaAvailable(apiVersion)) {
    const problems = acpValidator(apiVersion).validate('Order', event.data);
    if (problems.length > 0) return `data is no valid Order: ${problems.join('; ')}`;
  }
  return { type: event.type, data: event.data as AcpOrder };
}
