import type { Order, OrderEvent } from '#app/db/client/client.ts';
import type { Language } from '#app/kernel/language.ts';
import { metrics } from '#app/kernel/metrics.server.ts';
import { sendRequest, type Answer } from '#app/outbound/send-request.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import type { AgentOrder } from '../agent-order.ts';
import type { EventTranslator } from './event-translator.ts';
import { eventVerdict } from './event-verdict.ts';
import type { EventTarget } from './find-event-target.server.ts';
import { storeOutcome } from './store-outcome.server.ts';

/** One event on its way to one address. */
export interface EventOnItsWay {
  order: Order;
  event: OrderEvent;
  target: EventTarget;
  language: Language;
}

/** One request that told it. */
export interface Delivery {
  at: Date;
  answer: Answer;
  /** Signed with the newest secret, not with the one before. */
  isCurrent: boolean;
}

/** Answers that say that the signature is not known. */
const UNKNOWN_SIGNATURE = [401, 403];

/**
 * Sends one event and stores what came of it. While a secret's rotation overlaps, a signature that the agent does not
 * know is followed at once by one with the other secret: the header of a version holds one signature only.
 * @returns `isWaiting`: the event is to be tried again, and what is behind it waits.
 */
export async function attemptEvent(
  scope: ShopScope,
  onItsWay: EventOnItsWay,
  translate: EventTranslator,
): Promise<{ isWaiting: boolean }> {
  const { order, event, target, language } = onItsWay;
  const deliveries: Delivery[] = [];
  for (const { secret, isCurrent } of target.secrets) {
    const at = scope.clock();
    const { body, headers } = translate(
      target.apiVersion,
      {
        type: event.type as 'order_create' | 'order_update',
        orderId: order.id,
        sessionId: order.sessionId,
        order: event.payload as unknown as AgentOrder,
        language,
      },
      { shopName: scope.shop.name, secret, at },
    );
    const answer = await sendRequest(scope, {
      method: 'POST',
      url: target.url,
      body,
      // The same for every attempt and every replay: an agent that has it already knows by this.
      headers: { 'Content-Type': 'application/json', ...headers, 'Request-Id': event.id },
    });
    deliveries.push({ at, answer, isCurrent });
    metrics.eventAttempts.inc({ outcome: eventVerdict(answer.status) });
    if (answer.status === null || !UNKNOWN_SIGNATURE.includes(answer.status)) break;
  }
  return storeOutcome(scope, onItsWay, deliveries);
}
