import type { Clock } from '#app/kernel/clock.ts';
import { newId } from '#app/kernel/ids.ts';
import { createOrderEvents, type OrderEvents } from '#sandbox/agent/order-events.ts';
import { JournalStore } from '#sandbox/store/journal-store.ts';

/** The simulated agent's own receiver, without its server: judges what was received. */
export function orderEvents(clock: Clock, secret: string): OrderEvents {
  return createOrderEvents({
    store: new JournalStore(null),
    secrets: () => [secret],
    apiVersion: () => '2026-04-17',
    clock,
    newId,
  });
}
