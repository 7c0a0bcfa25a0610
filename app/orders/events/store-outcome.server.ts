import type { Queryable } from '#app/db/database.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { settleAttention } from '#app/attention/settle-attention.server.ts';
import type { Delivery, EventOnItsWay } from './attempt-event.server.ts';
import { buryEvents } from './bury-events.server.ts';
import { afterFailure, maySend, type Circuit } from './circuit.ts';
import { closeCircuit, lockCircuit, writeCircuit } from './endpoint-circuit.server.ts';
import { eventVerdict } from './event-verdict.ts';
import type { EventTarget } from './find-event-target.server.ts';
import { passProbe } from './pass-probe.server.ts';
import { queueOrderEvents } from './queue-order-events.server.ts';
import { isPast, nextAttempt, whyGivenUp } from './retry-schedule.ts';

/**
 * Stores what came of sending an event, all of it in one transaction: each request in the log, the event, its
 * endpoint's circuit, and the job that goes on. The endpoint is locked before the event, here and everywhere.
 */
export function storeOutcome(
  scope: ShopScope,
  onItsWay: EventOnItsWay,
  deliveries: Delivery[],
): Promise<{ isWaiting: boolean }> {
  const accepted = eventVerdict(deliveries.at(-1)!.answer.status) === 'accepted';
  return scope.db.$transaction(async (tx) => {
    const stored = accepted
      ? await storeAccepted(scope, tx, onItsWay, deliveries)
      : await storeRefused(scope, tx, onItsWay, deliveries);
    await tx.eventDelivery.createMany({
      data: deliveries.map(({ at, answer }) => ({
        id: scope.newId('delivery'),
        shopId: scope.shop.id,
        eventId: onItsWay.event.id,
        connectionId: onItsWay.target.connectionId,
        at,
        status: answer.status,
        error: eventVerdict(answer.status) === 'accepted' ? null : errorOf(answer),
        durationMs: answer.durationMs,
      })),
    });
    return stored;
  });
}

type Stored = Promise<{ isWaiting: boolean }>;

async function storeAccepted(
  scope: ShopScope,
  tx: Queryable,
  { order, event, target }: EventOnItsWay,
  deliveries: Delivery[],
): Stored {
  const { answer, isCurrent } = deliveries.at(-1)!;
  if (target.circuit.failures > 0) await closeCircuit(scope, tx, target.connectionId);
  if (isCurrent && target.secrets.length > 1) await dropPreviousSecret(scope, tx, target);
  const { count } = await tx.orderEvent.updateMany({
    where: asItWas(scope, event),
    data: {
      attempts: { increment: 1 },
      lastStatus: answer.status,
      lastError: null,
      nextAttemptAt: null,
      deliveredAt: scope.clock(),
      deadAt: null,
      deadReason: null,
    },
  });
  // Replayed meanwhile: it has arrived, and is to arrive once more.
  if (count === 0)
    await tx.orderEvent.update({
      where: { id: event.id, shopId: scope.shop.id },
      data: { deliveredAt: scope.clock() },
    });
  const subject = { kind: 'event_undeliverable', subject: order.id } as const;
  await settleAttention(scope, tx, subject, 'The agent has been told of the order since.');
  return { isWaiting: false };
}

async function storeRefused(
  scope: ShopScope,
  tx: Queryable,
  { order, event, target }: EventOnItsWay,
  deliveries: Delivery[],
): Stored {
  const { answer } = deliveries.at(-1)!;
  const verdict = eventVerdict(answer.status);
  if (verdict === 'accepted') throw new Error('an accepted event was not refused');
  const now = scope.clock();
  // An endpoint that judges an event lives.
  const circuit: Circuit =
    verdict === 'refused'
      ? await closeCircuit(scope, tx, target.connectionId)
      : await failCircuit(scope, tx, target.connectionId, {
          orderId: order.id,
          retryAfterSeconds: answer.retryAfterSeconds,
        });
  const attempts = event.attempts + 1;
  const why = whyGivenUp({ ...event, attempts }, verdict, circuit.failingSince, now);
  const openUntil = circuit.probeOrderId === order.id ? circuit.openUntil : null;
  const at =
    openUntil ?? nextAttempt({ attempts, retryAfterSeconds: answer.retryAfterSeconds }, now, scope.random);
  const { count } = await tx.orderEvent.updateMany({
    where: asItWas(scope, event),
    data: { attempts, lastStatus: answer.status, lastError: errorOf(answer), nextAttemptAt: at },
  });
  // Replayed meanwhile: its job is queued, and it begins anew.
  if (count === 0) return { isWaiting: true };
  if (why) await buryEvents(scope, tx, { agentName: target.agentName, eventIds: [event.id], reason: why });
  if (isPast(circuit.failingSince, now))
    await buryEvents(scope, tx, { ...target, overdueOf: target.connectionId });
  if (openUntil) await passProbe(scope, tx, target.connectionId, { ...circuit, openUntil });
  else if (!why && maySend(circuit, order.id))
    await queueOrderEvents(scope, tx, order, { at, unlessQueued: true });
  return { isWaiting: !why };
}

async function failCircuit(
  scope: ShopScope,
  tx: Queryable,
  connectionId: string,
  failure: { orderId: string; retryAfterSeconds: number | null },
): Promise<Circuit> {
  const before = await lockCircuit(scope, tx, connectionId);
  const after = afterFailure(before, failure, scope.clock(), scope.random);
  await writeCircuit(scope, tx, connectionId, after);
  return after;
}

/** The agent has the newest secret, unless there is a newer one by now. */
async function dropPreviousSecret(
  { shop }: ShopScope,
  tx: Queryable,
  { connectionId, previousSecretUntil }: EventTarget,
): Promise<void> {
  await tx.eventEndpoint.updateMany({
    where: { connectionId, shopId: shop.id, previousSecretUntil },
    data: { sealedPreviousSecret: null, previousSecretUntil: null },
  });
}

/** The event unless staff have asked to send it again since it was read. */
function asItWas({ shop }: ShopScope, { id, replayedAt }: EventOnItsWay['event']) {
  return { id, shopId: shop.id, replayedAt };
}

const errorOf = ({ status, error }: Delivery['answer']) => error ?? `HTTP ${status}`;
