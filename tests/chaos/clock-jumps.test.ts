import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { sweepPurchases } from '#app/checkout/purchase/sweep-purchases.server.ts';
import { addSeconds } from '#app/kernel/clock.ts';
import { purgeExpired } from '#app/privacy/purge-expired.server.ts';
import { sweepOrderEvents } from '#app/orders/events/sweep-order-events.server.ts';
import type { AcpError } from '#sandbox/agent/acp-types.ts';
import { PurchaseBench } from './purchase-bench.ts';

/** The clock of the app's machine is set, forward or back, while it sells; agents, Stripe, Shopify and PostgreSQL keep theirs. */
let bench: PurchaseBench;
beforeAll(async () => {
  bench = await PurchaseBench.start();
  // Unsigned: a signature has a time of its own.
  bench.shop.client = bench.shop.clientWith(bench.shop.connection.apiKey);
});
afterEach(() => {
  bench.heal();
  jump(0);
});
afterAll(() => bench.shop.close());

const HOUR = 3600;
const DAY = 24 * HOUR;

function jump(seconds: number): void {
  bench.shop.services.clock = () => addSeconds(new Date(), seconds);
}

/** The clock is right again. An event that the agent refused for its time of signing is due by then, at the latest after as long as the jump was. */
async function setRight(seconds: number): Promise<void> {
  jump(0);
  const { services } = bench.shop;
  await services.db.$executeRaw`
    UPDATE order_events SET next_attempt_at = next_attempt_at - make_interval(secs => ${Math.max(0, seconds) + HOUR}::float8)
    WHERE next_attempt_at IS NOT NULL`;
  await services.db.$executeRaw`DELETE FROM graphile_worker._private_jobs`;
  await sweepOrderEvents(services);
}

test.each([
  ['a day forward', DAY],
  ['an hour back', -HOUR],
])('GIVEN it jumps %s between two steps of a purchase THEN it is sold once', async (_, seconds) => {
  const sale = await bench.openSale();
  bench.break('orderCreate', 'error_before');
  expect((await sale.complete()).status).toBe(503);
  bench.heal();
  jump(seconds);
  await sweepPurchases(bench.shop.services);
  await bench.letPass(61);
  await sweepPurchases(bench.shop.services);
  await bench.shop.drainJobs();
  expect(await bench.statusOf(sale)).toBe('completed');
  await setRight(seconds);
  expect((await sale.complete()).status).toBe(200);
  await bench.expectSold(sale);
});

test('GIVEN it jumps an hour back THEN an open session is sold, and its answer is repeated', async () => {
  const sale = await bench.openSale();
  jump(-HOUR);
  const [first, second] = [await sale.complete(), await sale.complete()];
  expect([first.status, second.status]).toEqual([200, 200]);
  expect(second.headers.get('idempotent-replayed')).toBe('true');
  await bench.shop.drainJobs();
  await setRight(-HOUR);
  await bench.expectSold(sale);
});

test('GIVEN it jumps a day forward THEN an open session has expired, and is open again once the clock is right', async () => {
  const sale = await bench.openSale();
  jump(DAY);
  const refused = await sale.complete();
  expect(refused.status).toBe(405);
  expect((await bench.truth(sale)).payments).toEqual([]);
  jump(0);
  expect((await sale.complete({ key: `again-${sale.id}` })).status).toBe(200);
  await bench.expectSold(sale);
});

test.each([
  ['forward', DAY],
  ['back', -HOUR],
])(
  'GIVEN it jumps %s THEN signed requests are refused by name, and good again afterwards',
  async (_, seconds) => {
    const signed = await bench.shop.connect({ name: 'Signer', signaturePolicy: 'required' } as never);
    const client = bench.shop.clientWith(signed.apiKey, signed.signingSecret);
    const { itemId } = bench.shop.variant('FH-LCS-M-SND');
    const create = () =>
      client.createSession({ line_items: [{ id: itemId }], currency: 'usd', capabilities: {} } as never);
    jump(seconds);
    const refused = await create();
    expect([refused.status, (refused.body as AcpError).code]).toEqual([401, 'unauthorized']);
    jump(0);
    expect((await create()).status).toBe(201);
  },
);

test('GIVEN it jumps a day forward THEN nothing that is kept for two days or more is deleted', async () => {
  const sale = await bench.openSale();
  expect((await sale.complete()).status).toBe(200);
  jump(DAY);
  await purgeExpired(bench.shop.services);
  jump(0);
  const again = await sale.complete();
  expect(again.headers.get('idempotent-replayed')).toBe('true');
  await bench.expectSold(sale);
});
