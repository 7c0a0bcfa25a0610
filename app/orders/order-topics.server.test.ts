import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { EventBench } from '#tests/event-bench.ts';
import { orderTopics } from './order-topics.server.ts';

let bench: EventBench;

beforeAll(async () => {
  bench = await EventBench.start();
});
afterAll(() => bench.close());

const tell = (scope: ShopScope, topic: string, payload: object) =>
  scope.db.$transaction((tx) => orderTopics[topic]!(scope, tx, payload, bench.now));

test('GIVEN two shops whose orders have the same id WHEN both change THEN each is read again, and once', async () => {
  const one = await bench.shop('shop-one');
  const two = await bench.shop('shop-two');
  await tell(one, 'orders/updated', { id: 1005 });
  await tell(two, 'orders/updated', { id: 1005 });
  await tell(one, 'refunds/create', { order_id: 1005 });
  const jobs = await bench.services.db.$queryRaw<{ shop: string }[]>`
    SELECT payload->>'shopId' AS shop FROM graphile_worker._private_jobs
    WHERE payload->>'shopifyOrderGid' = ${'gid://shopify/Order/1005'}`;
  expect(jobs.map(({ shop }) => shop).sort()).toEqual(['shop-one', 'shop-two']);
});
