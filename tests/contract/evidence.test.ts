import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { maskAddresses } from '#app/acp/evidence/mask-addresses.ts';
import { runCommand } from '#app/cli/run-command.server.ts';
import { eraseEvidence } from '#app/evidence/erase-evidence.server.ts';
import { listEvidence } from '#app/evidence/list-evidence.server.ts';
import type { EvidencePack } from '#app/evidence/pack/evidence-pack.ts';
import { openEvidence } from '#app/evidence/pack/open-evidence.server.ts';
import { verifyChain, type ChainEntry, type Verdict } from '#app/evidence/verify-chain.ts';
import { createServices } from '#app/services.server.ts';
import { scopeToShop } from '#app/shops/shop-scope.server.ts';
import type { AcpReply } from '#sandbox/agent/acp-client.ts';
import { totalAmount, type CheckoutSession } from '#sandbox/agent/acp-types.ts';
import { shopControl } from '#sandbox/purchase/shop-control.ts';
import { ADDRESS } from '#tests/acp-bodies.ts';
import { startSellingShop, type SellingShop } from '#tests/selling-shop.ts';

let shop: SellingShop;
beforeAll(async () => (shop = await startSellingShop()));
afterAll(() => shop.close());

const as = <T>(reply: AcpReply) => reply.body as T;
const items = () => [{ id: shop.variant('FH-LCS-M-SND').itemId }];
const EMAIL = 'iris.vantongeren@example.com';
const details = { name: 'Iris van Tongeren', email: EMAIL, address: ADDRESS };

async function open(): Promise<CheckoutSession> {
  const body = { line_items: items(), currency: 'usd', capabilities: {} };
  return as(await shop.client.createSession(body as never));
}
const payment = (token: string, extra: object = {}) =>
  ({
    payment_data: { instrument: { type: 'card', credential: { type: 'spt', token } } },
    ...extra,
  }) as never;
async function tokenFor({ totals }: CheckoutSession, card?: string): Promise<string> {
  return shop.token(totalAmount(totals, 'total')!, card);
}

/** The evidence of a session; it fits, and passes through what the order in Shopify has kept. */
async function evidenceOf(id: string): Promise<ChainEntry[]> {
  const { entries, head } = await listEvidence(shop.scope, id);
  expect(verifyChain(id, entries, [head!, ...witnesses(id)]).problems).toEqual([]);
  return entries;
}
function witnesses(id: string) {
  const orders = shop.shopify.state.orders.filter(({ sourceIdentifier }) => sourceIdentifier === id);
  return orders.flatMap(({ metafields }) =>
    metafields
      .filter(({ key }) => key === 'evidence_head')
      .map(({ value }) => JSON.parse(value) as { sequence: number; hash: string }),
  );
}
const story = (entries: ChainEntry[]) =>
  entries.map(({ kind, body }) => {
    const { step, type } = body as { step?: string; type?: string };
    return [kind, step ?? type].filter(Boolean).join(' ');
  });

describe('a purchase', () => {
  test('GIVEN create, update, a declined card and another THEN all that was sent, seen and done is in one chain', async () => {
    const { id } = await open();
    const update = { fulfillment_details: details, order_notes: 'Ring twice' } as never;
    const seen = as<CheckoutSession>(await shop.client.updateSession(id, update));
    const declined = await shop.client.completeSession(
      id,
      payment(await tokenFor(seen, 'pm_card_chargeDeclined')),
    );
    expect(as<CheckoutSession>(declined).status).toBe('ready_for_payment');
    const token = await tokenFor(seen);
    const consents = { marketing_consents: [{ channel: 'email', opted_in: true }] };
    const paid = await shop.client.completeSession(id, payment(token, consents), { requestId: 'req-pay' });
    expect(as<CheckoutSession>(paid).status).toBe('completed');

    const entries = await evidenceOf(id);
    expect(story(entries)).toEqual([
      'create_session',
      'update_session',
      'payment_requested',
      'purchase_step refused',
      'complete_session',
      'payment_requested',
      'purchase_step creating_order',
      'purchase_step capturing',
      'order_event order_create',
      'purchase_step completed',
      'complete_session',
    ]);
    const bodies = entries.map(({ body }) => body);
    expect(bodies[1]).toMatchObject({
      request: {
        agent: { connection: shop.connection.id, name: 'ChatGPT', platform: 'chatgpt' },
        api_version: '2026-04-17',
        signature: 'verified',
        body: update,
      },
      response: { status: 200, body: seen },
    });
    expect(bodies[3]).toMatchObject({ refusal: { code: 'payment_declined' }, shopify_order: null });
    expect(bodies[5]).toMatchObject({
      request: {
        request_id: 'req-pay',
        body: {
          ...consents,
          payment_data: { instrument: { credential: { token: `spt_…${token.slice(-4)}` } } },
        },
      },
      agreed: {
        amount: totalAmount(seen.totals, 'total'),
        currency: 'USD',
        items: [{ id: items()[0]!.id, quantity: 1 }],
        consents: [{ channel: 'email', opted_in: true, wording: expect.stringContaining('e') as string }],
      },
    });
    const order = shop.shopify.state.orders.filter(({ sourceIdentifier }) => sourceIdentifier === id)[0]!;
    expect(bodies[9]).toMatchObject({
      amount: totalAmount(seen.totals, 'total'),
      payment_intent: order.transactions[0]!.authorizationCode,
      shopify_order: order.id,
      order_name: order.name,
      payment: { brand: 'visa', last4: '4242' },
    });
    // What the shop keeps was known when the order was made.
    expect(witnesses(id)).toEqual([{ sequence: 7, hash: entries[6]!.hash }]);
    expect(bodies[10]).toMatchObject({
      request: { request_id: 'req-pay' },
      response: { status: paid.status, body: maskAddresses(paid.body) as object },
    });
    expect(JSON.stringify(entries)).not.toContain(token);
    expect(JSON.stringify(entries)).not.toContain(shop.connection.apiKey);
  });

  test('GIVEN a reply of Stripe that is lost and the agent’s retry THEN the request stands before the charge, once', async () => {
    const { id } = await open();
    const seen = as<CheckoutSession>(
      await shop.client.updateSession(id, { fulfillment_details: details } as never),
    );
    const body = payment(await tokenFor(seen));
    const complete = () => shop.client.completeSession(id, body, { idempotencyKey: `pay-${id}` });
    shop.stripe.faults.add({
      kind: 'error_before',
      operation: 'paymentIntents.create',
      times: 1000,
      status: 503,
    });
    expect((await complete()).status).toBe(503);
    expect(story(await evidenceOf(id))).toEqual(['create_session', 'update_session', 'payment_requested']);
    shop.stripe.faults.clear();
    expect(as<CheckoutSession>(await complete()).status).toBe('completed');
    const told = story(await evidenceOf(id));
    expect(told.filter((line) => line === 'payment_requested')).toHaveLength(1);
    expect(told.at(-1)).toBe('complete_session');
  });

  test('GIVEN what happens to the order afterwards THEN it goes on in the chain', async () => {
    const { id } = await open();
    const seen = as<CheckoutSession>(
      await shop.client.updateSession(id, { fulfillment_details: details } as never),
    );
    await shop.client.completeSession(id, payment(await tokenFor(seen)));
    const order = shop.shopify.state.orders.filter(({ sourceIdentifier }) => sourceIdentifier === id)[0]!;
    const tracking = { company: 'UPS', number: '1Z999', url: 'https://ups.example/1Z999' };
    await shopControl(shop.shopify.url).fulfill(order, tracking);
    await shop.shopify.deliverWebhooksNow();
    await shop.drainJobs();
    const last = (await evidenceOf(id)).at(-1)!;
    expect(last.kind).toBe('order_event');
    expect(last.body).toMatchObject({
      type: 'order_update',
      order: { fulfillments: [{ tracking_number: '1Z999' }] },
    });
  });
});

describe('what is recorded, and what is not', () => {
  test('GIVEN changes at once THEN a chain without gaps, an entry for each that was made', async () => {
    const { id } = await open();
    const notes = Array.from({ length: 6 }, (_, n) => `note ${n}`);
    await Promise.all(notes.map((order_notes) => shop.client.updateSession(id, { order_notes } as never)));
    const entries = await evidenceOf(id);
    expect(story(entries)).toEqual(['create_session', ...notes.map(() => 'update_session')]);
    const sent = entries.slice(1).map(({ body }) => (body as Sent).request.body.order_notes);
    expect(sent.sort()).toEqual(notes);
  });
  interface Sent {
    request: { body: { order_notes: string } };
  }

  test('GIVEN reads, repeats, refusals and carts THEN they leave no entry', async () => {
    const options = { idempotencyKey: 'evidence-once' };
    const body = { line_items: items(), currency: 'usd', capabilities: {} } as never;
    const { id } = as<CheckoutSession>(await shop.client.createSession(body, options));
    await shop.client.createSession(body, options);
    await shop.client.getSession(id);
    expect((await shop.client.completeSession(id, payment('spt_whatever'))).status).toBe(400);
    expect(story(await evidenceOf(id))).toEqual(['create_session']);
    await shop.client.cancelSession(id, { intent_trace: { reason_code: 'other' } });
    expect(story(await evidenceOf(id))).toEqual(['create_session', 'cancel_session']);
  });

  test('GIVEN a body of many thousand characters THEN its digest is kept', async () => {
    const { id } = await open();
    const metadata = Object.fromEntries(Array.from({ length: 40 }, (_, n) => [`k${n}`, 'x'.repeat(400)]));
    const extra = { big: 'y'.repeat(70_000) };
    await shop.client.updateSession(id, { metadata, ...extra } as never);
    const { body } = (await evidenceOf(id)).at(-1)!;
    expect(body).toMatchObject({
      request: { body: { sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string } },
    });
  });
});

describe('the pack', () => {
  let sold: CheckoutSession;
  let name = '';
  beforeAll(async () => {
    const { id } = await open();
    const seen = as<CheckoutSession>(
      await shop.client.updateSession(id, { fulfillment_details: details } as never),
    );
    const consents = { marketing_consents: [{ channel: 'email', opted_in: false }] };
    sold = as(await shop.client.completeSession(id, payment(await tokenFor(seen), consents)));
    name = (await shop.services.db.order.findUniqueOrThrow({ where: { sessionId: id } })).name;
    await shop.drainJobs();
  });
  const staff = { actor: 'staff:7', how: 'page' } as const;
  const pack = async () => (await openEvidence(shop.scope, name, staff))!;

  test('GIVEN a sale THEN it tells what a dispute asks for, and that it holds', async () => {
    const total = totalAmount(sold.totals, 'total');
    const told = await pack();
    expect(told).toMatchObject({
      format: 'aisle-evidence/1',
      agent: { name: 'ChatGPT', mode: 'test' },
      order: { name, checkout_session: sold.id, selling_mode: 'in_chat' },
      totals: { currency: 'USD', agreed: total, charged: total, shopify: total, refunded: 0 },
      buyer: { recipient: { email: EMAIL, address: { line_one: ADDRESS.line_one } } },
      payment: { brand: 'visa', last4: '4242', attempts: 1, state: 'completed' },
      consents: [{ channel: 'email', opted_in: false, at: expect.any(String) as string }],
      events: [
        {
          type: 'order_create',
          sequence: 1,
          delivered_at: expect.any(String) as string,
          deliveries: [{ status: 200, error: null }],
        },
      ],
      verification: { valid: true, witness: { state: 'read', sequence: 4 } },
    });
    expect(told.payment).toMatchObject({ token_limits: { max_amount: total, currency: 'USD' } });
    expect(told.policies.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['terms_of_use', 'return_policy']),
    );
    expect(told.calls.map(({ operation }) => operation)).toEqual([
      'create_session',
      'update_session',
      'complete_session',
    ]);
  });

  test('GIVEN it was opened THEN who opened it stands in the next one', async () => {
    const before = (await pack()).accesses.length;
    await openEvidence(shop.scope, sold.order!.id, { actor: 'command', how: 'command' });
    const { accesses } = await pack();
    expect(accesses.slice(before).map(({ actor, how }) => [actor, how])).toEqual([
      ['staff:7', 'page'],
      ['command', 'command'],
    ]);
  });

  test('GIVEN Shopify is silent, or has kept nothing or another chain THEN the pack says so', async () => {
    shop.shopify.faults.add({ kind: 'error_before', operation: 'order', times: 100, status: 500 });
    expect((await pack()).verification).toMatchObject({ valid: true, witness: { state: 'unavailable' } });
    shop.shopify.faults.clear();
    const order = shop.shopify.state.orders.filter(
      ({ sourceIdentifier }) => sourceIdentifier === sold.id,
    )[0]!;
    const keep = (metafields: typeof order.metafields) =>
      shop.shopify.state.orders.patch(order.id, { metafields });
    keep(order.metafields.filter(({ key }) => key !== 'evidence_head'));
    expect((await pack()).verification.witness).toEqual({ state: 'none' });
    keep(
      order.metafields.map((field) =>
        field.key === 'evidence_head'
          ? { ...field, value: `{"sequence":2,"hash":"${'0'.repeat(64)}"}` }
          : field,
      ),
    );
    expect((await pack()).verification).toMatchObject({
      valid: false,
      problems: ['entry 2 is not the one that is known from elsewhere'],
    });
    keep(order.metafields);
  });

  test('GIVEN another shop, or what is no order THEN nothing, and nobody has opened it', async () => {
    const { db, clock } = shop.services;
    const row = { id: 'stranger', domain: 'stranger.myshopify.com', installedAt: clock() };
    const other = scopeToShop(shop.services, await db.shop.create({ data: row }));
    const accesses = await db.evidenceAccess.count();
    for (const named of [name, sold.order!.id, '1', ''])
      expect(await openEvidence(other, named, staff)).toBeNull();
    expect(await openEvidence(shop.scope, '#9999', staff)).toBeNull();
    expect(await db.evidenceAccess.count()).toBe(accesses);
  });

  test('GIVEN the command THEN its exit code says whether the evidence holds', async () => {
    const { order } = await pack();
    const { db } = shop.services;
    const print = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    const verify = () => {
      const services = createServices(shop.services.env, { log: shop.services.log });
      const options = ['--shop', shop.scope.shop.domain, '--order', order.name];
      return runCommand(services, 'verify-evidence', options);
    };
    try {
      expect(await verify()).toBe(0);
      const where = { sessionId_sequence: { sessionId: order.checkout_session, sequence: 2 } };
      const { body } = await db.evidenceEntry.findUniqueOrThrow({ where });
      await db.evidenceEntry.update({ where, data: { body: '{}' } });
      expect(await verify()).toBe(1);
      await db.evidenceEntry.update({ where, data: { body } });
      expect(print.mock.calls.map(([text]) => (JSON.parse(String(text)) as Verdict).valid)).toEqual([
        true,
        false,
      ]);
    } finally {
      print.mockRestore();
    }
  });

  test('GIVEN the program of docs/evidence.md THEN it takes the pack, and refuses every changed one', async () => {
    const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'evidence-'));
    const program = path.join(directory, 'verify.mjs');
    const guide = fs.readFileSync('docs/evidence.md', 'utf8');
    fs.writeFileSync(program, /```js\n([^]*?)```/.exec(guide)![1]!);
    const run = (told: EvidencePack, ...more: string[]) => {
      const file = path.join(directory, 'pack.json');
      fs.writeFileSync(file, JSON.stringify(told));
      const { status, stdout } = spawnSync(process.execPath, [program, file, ...more], { encoding: 'utf8' });
      return status === 0 ? stdout : status;
    };
    const told = await pack();
    const { entries } = told.chain;
    const { witness } = told.verification as { witness: { sequence: number; hash: string } };
    const kept = [String(witness.sequence), witness.hash];
    expect(run(told, ...kept)).toBe(`${entries.length} entries are as they were recorded\n`);
    expect(run(told, kept[0]!, '0'.repeat(64))).toBe(1);
    const changed = (list: ChainEntry[]) => ({ ...told, chain: { ...told.chain, entries: list } });
    expect(run(changed(entries.with(1, { ...entries[1]!, body: {} })))).toBe(1);
    expect(run(changed(entries.with(1, { ...entries[1]!, at: entries[2]!.at })))).toBe(1);
    expect(run(changed(entries.toSpliced(2, 1)))).toBe(1);
    expect(run(changed(entries.slice(0, -1)))).toBe(1);
    const blanked = { ...entries[1]!, body: null, salt: null, erased_at: told.made_at };
    expect(run(changed(entries.with(1, blanked)), ...kept)).toBe(1);
    expect(run(changed([]))).toBe(1);
    await shop.scope.db.$transaction((tx) => eraseEvidence(shop.scope, tx, told.chain.session, [2]));
    const later = await pack();
    expect(run(later, ...kept)).toBe(`${entries.length + 1} entries are as they were recorded; erased: 2\n`);
    expect(later.verification).toMatchObject({ valid: true, erased: [2] });
    fs.rmSync(directory, { recursive: true, force: true });
  });
});
