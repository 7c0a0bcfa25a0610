import { setTimeout as wait } from 'node:timers/promises';
import type { Fault, FaultPlan } from '#sandbox/faults/fault-plan.ts';
import { expand } from '../render/expand.ts';
import type { StripeState } from '../state/stripe-state.ts';
import type { WebhookSender } from '../webhooks/webhook-sender.ts';
import { admitCall, DEFAULT_VERSION, type Admitted, type Incoming, type MatchedRoute } from './admit-call.ts';
import type { Idempotency } from './idempotency.ts';
import { readParameters } from './parameters.ts';
import { keptReply, refuseBefore, spoilReply } from './planned-fault.ts';
import type { PreviewRules } from './preview-gate.ts';
import { errorReply, type Reply } from './reply.ts';

/** The simulator's parts that a call meets. */
export interface Api {
  state: StripeState;
  webhooks: WebhookSender;
  idempotency: Idempotency;
  faults: FaultPlan;
  previewRules: PreviewRules;
  match(method: string, path: string): MatchedRoute | null;
}

/** Answers one API request, or null: cut the connection without an answer. */
export async function handleCall(api: Api, incoming: Incoming): Promise<Reply | null> {
  const requestId = api.state.newId('req');
  const idempotencyKey = incoming.method === 'POST' ? incoming.header('idempotency-key') : undefined;
  const matched = api.match(incoming.method, incoming.path);
  const fault = api.faults.take(operationNames(incoming, matched));
  if (fault?.kind === 'kill_before') api.faults.kill(fault, incoming.port);
  if (fault?.kind === 'kill_before' || fault?.kind === 'drop_request') return null;
  let reply: Reply;
  try {
    if (fault) refuseBefore(fault, incoming.header('authorization'));
    const admitted = admitCall(api.state, api.previewRules, incoming, matched);
    reply = await answerOnce(api, { ...admitted, requestId, idempotencyKey, fault });
  } catch (error) {
    reply = errorReply(error, requestId);
  }
  if (fault?.kind === 'kill_after') api.faults.kill(fault, incoming.port);
  const spoiled = spoilReply(fault, reply, requestId);
  return (
    spoiled && {
      ...spoiled,
      headers: {
        'Request-Id': requestId,
        'Stripe-Version': incoming.header('stripe-version') ?? DEFAULT_VERSION,
        ...(idempotencyKey !== undefined && { 'Idempotency-Key': idempotencyKey }),
        ...spoiled.headers,
      },
    }
  );
}

/** The names a fault may be planned for: the client's (`paymentIntents.create`), the route's and the true path. */
function operationNames(incoming: Incoming, matched: MatchedRoute | null): string[] {
  const actual = `${incoming.method} ${incoming.path}`;
  return matched ? [matched.route.name, `${incoming.method} ${matched.route.path}`, actual] : [actual];
}

interface Running extends Admitted {
  requestId: string;
  idempotencyKey: string | undefined;
  fault: Fault | null;
}

/** Carries a call out, unless an earlier one with the same idempotency key was. */
async function answerOnce(api: Api, running: Running): Promise<Reply> {
  const { account, form, fault, idempotencyKey: key, requestId, route, path } = running;
  const delay = async () => {
    if (fault?.kind === 'latency') await wait(fault.delayMs);
  };
  if (key === undefined) {
    await delay();
    return performCall(api, running).reply;
  }
  const endpoint = route.path.replace(/:(\w+)/g, (_, name: string) => path[name]!);
  const fingerprint = JSON.stringify(form);
  const stored = api.idempotency.find(account.id, key, endpoint, fingerprint);
  if (stored) return replay(stored);
  api.idempotency.begin(account.id, key);
  let kept: Reply | null = null;
  try {
    await delay();
    const { reply, executed } = performCall(api, running);
    if (executed) kept = keptReply(fault, reply, requestId);
    return reply;
  } finally {
    api.idempotency.end(
      account.id,
      key,
      kept && { endpoint, fingerprint, status: kept.status, body: kept.body, requestId },
    );
  }
}

function replay(stored: { status: number; body: Reply['body']; requestId: string }): Reply {
  return {
    status: stored.status,
    body: stored.body,
    headers: {
      'Idempotent-Replayed': 'true',
      'Original-Request': stored.requestId,
      ...(stored.status >= 500 && { 'Stripe-Should-Retry': 'false' }),
    },
  };
}

/** Checks the parameters and runs the operation; `executed` is false when they never passed the check. */
function performCall(api: Api, running: Running): { reply: Reply; executed: boolean } {
  const { account, form, path, requestId, idempotencyKey, route, version } = running;
  let executed = false;
  try {
    const params = readParameters(route.params, form);
    executed = true;
    const object = route.run({
      state: api.state,
      account,
      path,
      params,
      apiVersion: version,
      emit: api.webhooks.emitter(account.id, requestId, idempotencyKey ?? null),
    });
    const paths = (params as { expand?: string[] }).expand ?? [];
    return { reply: { status: 200, body: expand(api.state, object, paths, version), headers: {} }, executed };
  } catch (error) {
    return { reply: errorReply(error, requestId), executed };
  }
}
