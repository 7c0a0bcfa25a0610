import type { HttpBindings } from '@hono/node-server';
import type { Context, MiddlewareHandler } from 'hono';
import { callerOf } from '#app/acp/gate/agent-request.server.ts';
import { metrics } from '#app/kernel/metrics.server.ts';
import type { Services } from '#app/services.server.ts';
import type { AdmissionGate, Caller, Refusal, Ticket, Waiting } from './admission-gate.ts';
import { answerRefusal } from './answer-refusal.ts';
import { KnownCallers } from './known-callers.ts';
import { requestClass } from './request-class.ts';

/** A caller that obeys comes again within a few seconds, and not all of them in the same one. */
const MOST_RETRY_SECONDS = 3;
/** That requests are refused is told this often at most. */
const TELL_EVERY_MS = 10_000;

/** Lets a request in, has it wait, or refuses it (admission-gate.ts). Health and metrics are always answered. */
export function admitRequests(services: () => Services, gate: AdmissionGate): MiddlewareHandler {
  const known = new KnownCallers();
  let toldAt = -Infinity;

  const refuse = (c: Context, refusal: Refusal): Response => {
    const { log, random } = services();
    if (refusal !== 'gone' && performance.now() - toldAt > TELL_EVERY_MS) {
      toldAt = performance.now();
      log.warn({ ...gate.counts(), refused: gate.refused }, 'requests are refused');
    }
    return answerRefusal(c, refusal, 1 + Math.floor(random() * MOST_RETRY_SECONDS));
  };

  return async (c, next) => {
    const { path, method } = c.req;
    const kind = requestClass(method, path);
    if (!kind) return next();
    const agent = path.startsWith('/acp/') ? known.find(c.req.header('authorization')) : null;
    const caller = agent ? agent.caller : senderOf(c, path);
    const entry = gate.admit({ class: kind, caller });
    if (isWaiting(entry)) metrics.admissionWaited.inc({ class: kind });
    const admitted = isWaiting(entry) ? await waitFor(entry, c.req.raw.signal) : entry;
    if (typeof admitted === 'string') {
      metrics.admissionRefused.inc({ class: kind, reason: admitted });
      return refuse(c, admitted);
    }
    try {
      await next();
      if (agent?.digest) known.remember(agent.digest, callerOf(c));
    } finally {
      releaseWhenSent(c, kind === 'download', admitted);
    }
  };
}

/** Whose a request is that is no agent's, as it says itself: nothing is known yet. */
function senderOf(c: Context, path: string): Caller | undefined {
  const [, surface, second, third] = path.split('/');
  const name =
    surface === 'webhooks'
      ? (third ?? c.req.header('x-shopify-shop-domain') ?? c.req.header('shopify-shop-domain') ?? 'unknown')
      : surface === 'feeds' || surface === 'exports'
        ? second
        : undefined;
  return name === undefined ? undefined : { connection: name, shop: name };
}

function isWaiting(entry: Ticket | Waiting | Refusal): entry is Waiting {
  return typeof entry === 'object' && 'outcome' in entry;
}

async function waitFor({ outcome, leave }: Waiting, signal: AbortSignal): Promise<Ticket | Refusal> {
  signal.addEventListener('abort', leave, { once: true });
  try {
    return await outcome;
  } finally {
    signal.removeEventListener('abort', leave);
  }
}

/** A download holds its slot until its last byte is sent or its reader has gone; all else until there is an answer. */
function releaseWhenSent(c: Context, isDownload: boolean, ticket: Ticket): void {
  const { outgoing } = (c.env ?? {}) as Partial<HttpBindings>;
  if (isDownload && outgoing && !outgoing.closed) outgoing.once('close', ticket.release);
  else ticket.release();
}
