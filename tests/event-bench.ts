import { translateEvent } from '#app/acp/events/translate-event.ts';
import { createConnection, type CreateConnectionInput } from '#app/agents/create-connection.server.ts';
import { addSeconds } from '#app/kernel/clock.ts';
import { deliverOrderEvents } from '#app/orders/events/deliver-order-events.server.ts';
import { recordEvent } from '#app/orders/record-event.server.ts';
import type { Services } from '#app/services.server.ts';
import { scopeToShop, type ShopScope } from '#app/shops/shop-scope.server.ts';
import { SAMPLE_ORDER } from './acp-samples.ts';
import { createTestServices } from './database.ts';

/** A shop with agents, orders and their events, without Shopify: what it takes to deliver events. Its clock is the test's. */
export class EventBench {
  now = new Date('2026-11-20T12:00:00.000Z');
  random = 0.5;
  private orders = 0;
  services!: Services & { close(): Promise<void> };

  static async start(): Promise<EventBench> {
    const bench = new EventBench();
    bench.services = await createTestServices({ clock: () => bench.now, random: () => bench.random });
    return bench;
  }

  close(): Promise<void> {
    return this.services.close();
  }

  pass(seconds: number): void {
    this.now = addSeconds(this.now, seconds);
  }

  async shop(id: string): Promise<ShopScope> {
    const data = { id, domain: `${id}.myshopify.com`, name: 'Corner Shop', installedAt: this.now };
    return scopeToShop(this.services, await this.services.db.shop.create({ data }));
  }

  agent(scope: ShopScope, eventUrl: string | null, input: Partial<CreateConnectionInput> = {}) {
    return createConnection(scope, {
      name: 'ChatGPT',
      platform: 'chatgpt',
      mode: 'test',
      sellingMode: 'in_chat',
      eventUrl,
      ...input,
    });
  }

  /** An order of an agent, with so many events. */
  async order(scope: ShopScope, connectionId: string, events = 1): Promise<string> {
    const number = (this.orders += 1);
    const at = this.now;
    const id = `order_${number}`;
    const owner = { shopId: scope.shop.id, connectionId, total: 1999n, currency: 'USD' };
    await scope.db.checkoutSession.create({
      data: {
        ...owner,
        id: `session_${number}`,
        status: 'completed',
        state: { language: 'en' },
        createdAt: at,
        updatedAt: at,
        expiresAt: at,
      },
    });
    await scope.db.order.create({
      data: {
        ...owner,
        id,
        sessionId: `session_${number}`,
        shopifyOrderGid: `gid://shopify/Order/${number}`,
        name: `#${1000 + number}`,
        status: 'confirmed',
        snapshot: {},
        placedAt: at,
        updatedAt: at,
      },
    });
    for (let event = 1; event <= events; event += 1) await this.event(scope, id);
    return id;
  }

  /** One event more; its order's status tells which it is. */
  async event(scope: ShopScope, orderId: string): Promise<void> {
    await scope.db.$transaction(async (tx) => {
      const { sequence } = await tx.order.findUniqueOrThrow({ where: { id: orderId } });
      const order = { ...SAMPLE_ORDER, name: `${orderId}/${sequence + 1}` };
      await recordEvent(scope, tx, orderId, sequence === 0 ? 'order_create' : 'order_update', order);
    });
  }

  /** Runs the order's job, as a worker does. */
  async deliver(scope: ShopScope, orderId: string): Promise<void> {
    // A job that runs is no longer waiting.
    await scope.db.$executeRaw`DELETE FROM graphile_worker._private_jobs WHERE key = ${`events:${orderId}`}`;
    await deliverOrderEvents(this.services, { shopId: scope.shop.id, orderId }, translateEvent);
  }

  events(orderId: string) {
    return this.services.db.orderEvent.findMany({ where: { orderId }, orderBy: { sequence: 'asc' } });
  }

  /** When the order's job is due by the test's clock; null: there is none. A job knows only how long it is to wait. */
  async job(orderId: string, queuedAt = this.now): Promise<Date | null> {
    const [job] = await this.services.db.$queryRaw<{ wait: number }[]>`
      SELECT extract(epoch FROM run_at - updated_at)::float8 AS wait
      FROM graphile_worker.jobs WHERE key = ${`events:${orderId}`}`;
    return job ? addSeconds(queuedAt, job.wait) : null;
  }

  endpoint(connectionId: string) {
    return this.services.db.eventEndpoint.findUnique({ where: { connectionId } });
  }
}
