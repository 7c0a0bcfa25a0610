import { expect } from 'vitest';
import type { AcpReply } from '#sandbox/agent/acp-client.ts';
import { totalAmount, type CheckoutSession } from '#sandbox/agent/acp-types.ts';
import type { Fault } from '#sandbox/faults/fault-plan.ts';
import type { OrderRecord } from '#sandbox/shopify/state/records.ts';
import type { PaymentIntentRow } from '#sandbox/stripe/state/records.ts';
import { setShop, type ShopSettings } from '#app/shops/set-shop.server.ts';
import { ADDRESS } from '#tests/acp-bodies.ts';
import { startSellingShop, type SellingShop } from '#tests/selling-shop.ts';

/** A session that can be paid, and all that is needed to pay it, again and again. */
export interface Sale {
  id: string;
  /** Minor units */
  total: number;
  itemId: string;
  /** Sends the complete request; the same key and body each time unless told otherwise. */
  complete(changes?: { key?: string; token?: string; authentication?: string }): Promise<AcpReply>;
  /** The token that it is paid with unless told otherwise. */
  token: string;
}

/** What became of a session, as the three sides have it. */
export interface Truth {
  session: CheckoutSession;
  /** In Shopify, not cancelled. */
  orders: OrderRecord[];
  cancelledOrders: OrderRecord[];
  payments: PaymentIntentRow[];
}

/** Makes sales, breaks what they need, and looks at what became of them. */
export class PurchaseBench {
  private constructor(readonly shop: SellingShop) {}

  /**
   * A bench around a new shop. Its Shopify sends no webhooks: the app knows only what it asks for, and the rate limit
   * is left to the purchases.
   */
  static async start(): Promise<PurchaseBench> {
    const bench = new PurchaseBench(await startSellingShop());
    await bench.control('POST', 'webhooks', { paused: true });
    return bench;
  }

  /** Opens a session for one unit, with an address, ready to be paid with a token for exactly its total. */
  async openSale(options: { sku?: string; card?: string; interventions?: string[] } = {}): Promise<Sale> {
    const { client } = this.shop;
    const { itemId } = this.shop.variant(options.sku ?? 'FH-LCS-M-SND');
    const created = await client.createSession({
      line_items: [{ id: itemId }],
      currency: 'usd',
      capabilities: options.interventions ? { interventions: { supported: options.interventions } } : {},
      fulfillment_details: { name: 'Jane Doe', email: 'jane@example.com', address: ADDRESS },
    } as never);
    const { id, totals } = created.body as CheckoutSession;
    const total = totalAmount(totals, 'total')!;
    const firstToken = await this.shop.token(total, options.card);
    return {
      id,
      total,
      itemId,
      token: firstToken,
      complete: ({ key = `complete-${id}`, token = firstToken, authentication } = {}) =>
        client.completeSession(
          id,
          {
            buyer: { email: 'jane@example.com', first_name: 'Jane', last_name: 'Doe' },
            payment_data: {
              handler_id: 'card_tokenized',
              instrument: { type: 'card', credential: { type: 'spt', token } },
            },
            ...(authentication && { authentication_result: authenticationResult(authentication) }),
          } as never,
          { idempotencyKey: key },
        ),
    };
  }

  /** Lets one operation of Stripe (`paymentIntents.…`) or Shopify (a GraphQL field) fail until `heal`. */
  break(operation: string, kind: Fault['kind'], status?: number): void {
    const { stripe, shopify } = this.shop;
    const faults = operation.includes('.') ? stripe.faults : shopify.faults;
    faults.add({ kind, operation, times: 1000, ...(status && { status }) });
  }

  heal(): void {
    this.shop.stripe.faults.clear();
    this.shop.shopify.faults.clear();
  }

  /**
   * From here on a process that stands at `step` is dead to the database: nothing it does is stored any more, its
   * locks stay. That is what a killed process leaves behind. Returns how to start a new one.
   */
  async killAt(step: string): Promise<() => Promise<void>> {
    const { db } = this.shop.services;
    await db.$executeRawUnsafe(`
      CREATE FUNCTION be_dead() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'the process is dead'; END $$`);
    await db.$executeRawUnsafe(`
      CREATE TRIGGER dead BEFORE UPDATE ON purchases FOR EACH ROW
        WHEN (OLD.step = '${step}' AND OLD.locked_until IS NOT NULL) EXECUTE FUNCTION be_dead()`);
    await db.$executeRawUnsafe(`
      CREATE TRIGGER dead BEFORE UPDATE OR DELETE ON idempotency_records FOR EACH ROW
        WHEN (OLD.status IS NULL) EXECUTE FUNCTION be_dead()`);
    return async () => void (await db.$executeRawUnsafe('DROP FUNCTION be_dead() CASCADE'));
  }

  /** The buyer passes the issuer's challenge of a sale's payment, or does not. */
  async authenticate(sale: Sale, outcome: 'succeeded' | 'failed'): Promise<void> {
    const reply = await fetch(`${this.shop.stripe.url}/_control/shared_tokens/${sale.token}/authenticate`, {
      method: 'POST',
      body: JSON.stringify({ outcome }),
    });
    expect(reply.status).toBe(200);
  }

  /** What the shop is: whether it holds goods while they are paid, and the like. */
  async setShop(settings: ShopSettings): Promise<void> {
    await setShop(this.shop.scope, settings);
  }

  /** Time passes: every stored instant that something waits for, or is counted from, comes that much nearer. */
  async letPass(seconds: number): Promise<void> {
    const { db } = this.shop.services;
    const by = `interval '${seconds} seconds'`;
    for (const sql of [
      `UPDATE purchases SET locked_until = locked_until - ${by}, updated_at = updated_at - ${by},
        payment = jsonb_set(payment, '{authenticateBy}',
          coalesce(to_jsonb((payment->>'authenticateBy')::timestamptz - ${by}), 'null'))`,
      `UPDATE checkout_sessions SET expires_at = expires_at - ${by}`,
      `UPDATE idempotency_records SET locked_until = locked_until - ${by}`,
      `UPDATE graphile_worker._private_jobs SET run_at = run_at - ${by}`,
    ])
      await db.$executeRawUnsafe(sql);
  }

  /** Asks all three sides. */
  async truth(sale: Sale): Promise<Truth> {
    const { client, shopify, stripe } = this.shop;
    const orders = shopify.state.orders.filter((order) => order.sourceIdentifier === sale.id);
    return {
      session: (await client.getSession(sale.id)).body as CheckoutSession,
      orders: orders.filter((order) => order.cancelledAt === null),
      cancelledOrders: orders.filter((order) => order.cancelledAt !== null),
      payments: stripe.state.paymentIntents.filter(
        ({ metadata }) => metadata.checkout_session_id === sale.id,
      ),
    };
  }

  /** The session's status as the agent sees it. */
  async statusOf(sale: Sale): Promise<string> {
    return ((await this.shop.client.getSession(sale.id)).body as CheckoutSession).status;
  }

  /** Exactly one order, one captured payment of the same amount, one event, and nothing left to do. */
  async expectSold(sale: Sale): Promise<void> {
    await this.shop.drainJobs();
    const { session, orders, payments } = await this.truth(sale);
    expect(session.status).toBe('completed');
    expect(orders.map(orderFacts)).toEqual([{ paid: sale.total, lines: 1 }]);
    const captured = payments.filter((payment) => payment.status === 'succeeded');
    expect(captured.map((payment) => payment.amountReceived)).toEqual([sale.total]);
    expect(payments.filter((payment) => payment.status === 'requires_capture')).toEqual([]);
    expect(orders[0]!.transactions[0]!.authorizationCode).toBe(captured[0]!.id);
    expect(session).toMatchObject({ order: { order_number: orders[0]!.name } });
    const events = this.shop.agent.events.list(sale.id);
    const told = events.map((event) => [event.type, event.deliveries]);
    expect(told, await this.describeEvents(sale)).toEqual([['order_create', 1]]);
    await this.expectNothingWaits(sale, 'completed');
  }

  /**
   * No live order, no money taken or still reserved, no event, and the session open again. `unanswered`: the agent has
   * not asked again, so that its request still has no answer.
   */
  async expectNotSold(sale: Sale, { unanswered = false } = {}): Promise<void> {
    await this.shop.drainJobs();
    const { session, orders, payments } = await this.truth(sale);
    expect(['ready_for_payment', 'not_ready_for_payment']).toContain(session.status);
    expect(orders).toEqual([]);
    expect(payments.filter((payment) => this.hasMoney(payment))).toEqual([]);
    expect(this.shop.agent.events.list(sale.id)).toEqual([]);
    await this.expectNothingWaits(sale, 'refused', { unanswered });
  }

  /** What is known of a sale's events, for a failed expectation. */
  private async describeEvents(sale: Sale): Promise<string> {
    const { db } = this.shop.services;
    const [told] = await db.$queryRaw<{ state: unknown }[]>`
      SELECT jsonb_build_object(
        'events', (SELECT jsonb_agg(to_jsonb(event) - 'payload') FROM order_events AS event
          JOIN orders ON orders.id = event.order_id WHERE orders.session_id = ${sale.id}),
        'endpoints', (SELECT jsonb_agg(to_jsonb(endpoint)) FROM event_endpoints AS endpoint),
        'jobs', (SELECT jsonb_agg(to_jsonb(job)) FROM graphile_worker._private_jobs AS job),
        'queues', (SELECT jsonb_agg(to_jsonb(queue)) FROM graphile_worker._private_job_queues AS queue
          WHERE queue.locked_at IS NOT NULL)) AS state`;
    return JSON.stringify(told!.state);
  }

  /** Whether some of the buyer's money is reserved, or taken and not given back. */
  private hasMoney({ id, status, amountReceived }: PaymentIntentRow): boolean {
    if (status === 'requires_capture') return true;
    const refunds = this.shop.stripe.state.refunds.filter(({ paymentIntent }) => paymentIntent === id);
    const refunded = refunds.reduce((sum, { amount }) => sum + amount, 0);
    return status === 'succeeded' && amountReceived > refunded;
  }

  private async expectNothingWaits(sale: Sale, step: string, { unanswered = false } = {}): Promise<void> {
    const { db } = this.shop.services;
    const purchase = await db.purchase.findUniqueOrThrow({ where: { sessionId: sale.id } });
    expect(purchase).toMatchObject({ step, lockedUntil: null, sealedToken: null });
    if (unanswered) return;
    const claims = await db.idempotencyRecord.findMany({
      where: { path: { contains: sale.id }, status: null },
    });
    expect(claims, 'open claims').toEqual([]);
  }

  /** Units of the variant that Shopify still sells. */
  stock(itemId: string): number {
    return this.shop.shopify.state.variants.get(`gid://shopify/ProductVariant/${itemId}`)!.available;
  }

  /** Units that draft orders keep from other buyers. */
  heldUnits(itemId: string): number {
    const lines = this.shop.shopify.state.draftOrders
      .filter((draft) => draft.inventoryReserved)
      .flatMap((draft) => draft.lines);
    const variantId = `gid://shopify/ProductVariant/${itemId}`;
    return lines.reduce((sum, line) => sum + (line.variantId === variantId ? line.quantity : 0), 0);
  }

  /** Staff count the shelf. */
  setStock(itemId: string, available: number): Promise<void> {
    return this.control('PATCH', `variants/${itemId}`, { available });
  }

  private async control(method: string, path: string, body: object): Promise<void> {
    const reply = await fetch(`${this.shop.shopify.url}/_control/${path}`, {
      method,
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    expect(reply.status).toBe(200);
  }
}

/** What an agent tells of an authentication by its outcome, as ACP 2026-04-17 wants it. */
export function authenticationResult(outcome: string): object {
  if (outcome !== 'authenticated') return { outcome };
  return {
    outcome,
    outcome_details: {
      three_ds_cryptogram: 'AbCdEfGhIjKlMnOpQrStUvWxY0==',
      electronic_commerce_indicator: '05',
      transaction_id: '6d1d4f2e-7c1b-4d5a-9a55-2f3c5a0f9b11',
      version: '2.2.0',
    },
  };
}

function orderFacts(order: OrderRecord) {
  const paid = order.transactions.reduce((sum, transaction) => sum + transaction.amountMinor, 0);
  return { paid, lines: order.lines.length };
}
