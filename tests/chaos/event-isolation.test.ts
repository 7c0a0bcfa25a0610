import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { runWorker } from '#app/jobs/run-worker.server.ts';
import { LANES } from '#app/orders/events/queue-order-events.server.ts';
import { taskList } from '#app/server/task-list.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { EventBench } from '#tests/event-bench.ts';
import { startEventReceiver, type EventReceiver } from '#tests/event-receiver.ts';

/** One slot more than a single agent may hold. */
const CONCURRENCY = LANES + 1;

let bench: EventBench;
let scope: ShopScope;
let hanging: EventReceiver;
let healthy: EventReceiver;
let letGo!: () => void;
let worker: { stop(): Promise<void> };

beforeAll(async () => {
  bench = await EventBench.start();
  scope = await bench.shop('shop-one');
  const released = new Promise<void>((resolve) => (letGo = resolve));
  hanging = await startEventReceiver(() => released.then(() => ({})));
  healthy = await startEventReceiver();
  worker = await runWorker(bench.services, taskList(bench.services), CONCURRENCY);
});
afterAll(async () => {
  letGo();
  await worker.stop();
  await Promise.all([hanging.close(), healthy.close()]);
  await bench.close();
});

const delivered = async (orders: string[]) =>
  scope.db.orderEvent.count({ where: { orderId: { in: orders }, deliveredAt: { not: null } } });

describe('GIVEN an endpoint that never answers, with many orders waiting', () => {
  test('WHEN another agent has events THEN they arrive while the first still hangs', async () => {
    const dead = (await bench.agent(scope, hanging.url)).id;
    const stuck: string[] = [];
    for (let orders = 0; orders < 8; orders += 1) stuck.push(await bench.order(scope, dead, 2));
    await vi.waitFor(() => expect(hanging.events).toHaveLength(LANES), { timeout: 10_000 });

    const alive = (await bench.agent(scope, healthy.url, { name: 'Other' })).id;
    const orders: string[] = [];
    for (let count = 0; count < 4; count += 1) orders.push(await bench.order(scope, alive, 3));
    await vi.waitFor(async () => expect(await delivered(orders)).toBe(12), { timeout: 10_000 });

    // All this while the first held no more of the worker's slots than are its own.
    expect(hanging.events).toHaveLength(LANES);
    expect(await delivered(stuck)).toBe(0);
    letGo();
    await vi.waitFor(async () => expect(await delivered(stuck)).toBe(16), { timeout: 15_000 });
  });
});
