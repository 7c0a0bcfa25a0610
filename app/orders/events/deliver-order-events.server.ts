import type { JobPayloads } from '#app/jobs/add-job.server.ts';
import { pickLanguage, type Language } from '#app/kernel/language.ts';
import type { Services } from '#app/services.server.ts';
import { findShopById, type ShopScope } from '#app/shops/shop-scope.server.ts';
import { attemptEvent } from './attempt-event.server.ts';
import { maySend } from './circuit.ts';
import type { EventTranslator } from './event-translator.ts';
import { findEventTarget } from './find-event-target.server.ts';
import { queueOrderEvents } from './queue-order-events.server.ts';

/**
 * Sends an order's waiting events, oldest first, until one is not accepted: that one is tried again later, and holds
 * back what is behind it. An event that was given up holds back nothing, because each tells the whole order. While the
 * endpoint's circuit is open nothing happens here: the order's events are queued again when it closes.
 */
export async function deliverOrderEvents(
  services: Services,
  { shopId, orderId }: JobPayloads['deliver-order-events'],
  translate: EventTranslator,
): Promise<void> {
  const scope = await findShopById(services, shopId);
  const order = scope && (await scope.db.order.findFirst({ where: { id: orderId, shopId } }));
  if (!scope || !order) return;
  const language = await sessionLanguage(scope, order.sessionId);
  for (;;) {
    const target = await findEventTarget(scope, order.connectionId);
    if (!target || !maySend(target.circuit, orderId)) return;
    const event = await scope.db.orderEvent.findFirst({
      where: { orderId, shopId, nextAttemptAt: { not: null } },
      orderBy: { sequence: 'asc' },
    });
    if (!event?.nextAttemptAt) return;
    const at = event.nextAttemptAt;
    if (at > scope.clock()) return queueOrderEvents(scope, scope.db, order, { at, unlessQueued: true });
    const { isWaiting } = await attemptEvent(scope, { order, event, target, language }, translate);
    if (isWaiting) return;
  }
}

/** One field of a session that may be large. */
async function sessionLanguage({ db, shop }: ShopScope, sessionId: string): Promise<Language> {
  const [session] = await db.$queryRaw<{ language: string | null }[]>`
    SELECT state->>'language' AS language FROM checkout_sessions WHERE id = ${sessionId} AND shop_id = ${shop.id}`;
  return pickLanguage(session?.language) ?? 'en';
}
