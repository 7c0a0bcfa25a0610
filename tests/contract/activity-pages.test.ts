import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ActivityRow } from '#app/components/activity/present-activity.ts';
import type { EntryView } from '#app/components/activity/present-entry.ts';
import { listActivity } from '#app/insights/list-activity.server.ts';
import { recordStaffAction } from '#app/insights/record-staff-action.server.ts';
import { replayCall } from '#app/insights/replay/replay-call.ts';
import { addSeconds } from '#app/kernel/clock.ts';
import { eraseBuyer } from '#app/privacy/erase-buyer.server.ts';
import { purgeExpired } from '#app/privacy/purge-expired.server.ts';
import * as entryPage from '#app/routes/app.activity.$entryId.tsx';
import * as listPage from '#app/routes/app.activity._index.tsx';
import { scopeToShop, type ShopScope } from '#app/shops/shop-scope.server.ts';
import type { CheckoutSession } from '#sandbox/agent/acp-types.ts';
import { startSellingShop, type SellingShop } from '#tests/selling-shop.ts';

let shop: SellingShop;
let other: ShopScope;
beforeAll(async () => {
  shop = await startSellingShop();
  const data = { id: 'theirs', domain: 'theirs.myshopify.com', installedAt: shop.services.clock() };
  other = scopeToShop(shop.services, await shop.services.db.shop.create({ data }));
});
afterAll(() => shop.close());

const EMAIL = 'zerlina.quast@example.com';
const ADDRESS = {
  ...{ name: 'Zerlina Quast', line_one: '12 Nightingale Lane', city: 'Sacramento' },
  ...{ state: 'CA', country: 'US', postal_code: '95814' },
};
const TRACES = /zerlina|quast|nightingale|sacramento|95814|4155550177|ring twice|spt_[A-Za-z0-9]/i;

const sessionBody = () =>
  ({
    line_items: [{ id: shop.variant('FH-LCS-M-SND').itemId }],
    currency: 'usd',
    capabilities: {},
    buyer: { email: EMAIL, first_name: 'Zerlina', last_name: 'Quast', phone_number: '+14155550177' },
    fulfillment_details: { name: 'Zerlina Quast', email: EMAIL, address: ADDRESS },
    order_notes: 'Ring twice',
    mood: { text: 'glad, says Zerlina' },
  }) as never;
const create = async () => (await shop.client.createSession(sessionBody())).body as CheckoutSession;

async function newest(subject: string): Promise<string> {
  return (await listActivity(shop.scope, { subject })).entries[0]!.id;
}

async function load<T>(
  page: { loader: (args: LoaderFunctionArgs) => Promise<T> },
  path: string,
  entryId = '',
) {
  const request = await signedIn(path);
  return page
    .loader({ request, params: { entryId }, context: {} })
    .catch((thrown: unknown) => thrown as Response);
}

async function signedIn(path: string): Promise<Request> {
  const url = new URL(await shop.shopify.launchUrl());
  const { pathname, searchParams } = new URL(path, url);
  url.pathname = pathname;
  for (const [name, value] of searchParams) url.searchParams.set(name, value);
  const chrome =
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36';
  return new Request(url, { headers: { 'user-agent': chrome } });
}

const open = async (id: string) => (await load(entryPage, '/app/activity/x', id)) as { entry: EntryView };
const listed = async (query = '') =>
  ((await load(listPage, `/app/activity${query}`)) as { entries: ActivityRow[] }).entries;

describe('what is kept of a call', () => {
  test('GIVEN a buyer, an address and a token THEN none of them is in the table, the items are', async () => {
    const { id } = await create();
    const token = await shop.token(1_000_000);
    await shop.client.completeSession(id, {
      buyer: { email: EMAIL },
      payment_data: {
        handler_id: 'card_tokenized',
        instrument: { type: 'card', credential: { type: 'spt', token } },
        billing_address: ADDRESS,
      },
    } as never);
    const rows = await shop.services.db.activityBody.findMany({ where: { entry: { subjectId: id } } });
    expect(rows).toHaveLength(2);
    const text = JSON.stringify(rows);
    expect(text).toContain(shop.variant('FH-LCS-M-SND').itemId);
    expect(text).not.toMatch(TRACES);
    expect(text).not.toContain(token);
  });

  test('GIVEN a change THEN bodies and entry came with it', async () => {
    const { id } = await create();
    await shop.client.cancelSession(id);
    const together = await shop.services.db.$queryRaw<unknown[]>`
      SELECT FROM activity_bodies bodies JOIN activity_entries entry ON entry.id = entry_id
      JOIN checkout_sessions session ON session.id = entry.subject_id
      WHERE session.id = ${id} AND bodies.xmin::text = session.xmin::text AND entry.xmin::text = session.xmin::text`;
    expect(together).toHaveLength(1);
  });

  test('GIVEN a buyer who is erased THEN the bodies of their calls are gone, the entries stay', async () => {
    const { id } = await create();
    const { db } = shop.services;
    await db.$transaction((tx) => eraseBuyer(shop.scope, tx, EMAIL));
    expect(await db.activityBody.count({ where: { entry: { subjectId: id } } })).toBe(0);
    expect((await listActivity(shop.scope, { subject: id })).entries).toHaveLength(1);
  });

  test('GIVEN bodies of 29 and of 31 days THEN the old are deleted; GIVEN 0 days THEN none is kept', async () => {
    const { db, clock } = shop.services;
    const [young, old] = [await create(), await create()];
    const aged = (id: string, days: number) =>
      db.activityBody.updateMany({
        where: { entry: { subjectId: id } },
        data: { createdAt: addSeconds(clock(), -days * 86_400) },
      });
    await aged(young.id, 29);
    await aged(old.id, 31);
    await purgeExpired(shop.services);
    const kept = (id: string) => db.activityBody.count({ where: { entry: { subjectId: id } } });
    expect([await kept(young.id), await kept(old.id)]).toEqual([1, 0]);
    const where = { id: shop.scope.shop.id };
    await db.shop.update({ where, data: { activityBodyDays: 0 } });
    const none = await create();
    expect(await kept(none.id)).toBe(0);
    await db.shop.update({ where, data: { activityBodyDays: 30 } });
  });
});

describe('the replay', () => {
  const run = async (id: string, subjectId = '') => {
    const { entry } = await open(id);
    const to = { baseUrl: `${shop.url}/acp`, subjectId };
    const curl = `${replayCall(entry.call!.replay, to)!} -w '\\n%{http_code}'`;
    const env = { ...process.env, AISLE_API_KEY: shop.connection.apiKey };
    const { stdout } = await promisify(execFile)('/bin/sh', ['-c', curl], { env });
    const [text, status] = stdout.split(/\n(?=\d{3}$)/);
    return { status: Number(status), body: JSON.parse(text!) as CheckoutSession };
  };

  test('GIVEN a call that made a session WHEN its curl is run THEN another is made, for the demo buyer', async () => {
    const first = await create();
    const { status, body } = await run(await newest(first.id));
    expect(status).toBe(201);
    expect(body.id).not.toBe(first.id);
    expect(body.line_items).toHaveLength(1);
    expect(body.buyer).toMatchObject({ email: 'jamie.rivera@example.com', first_name: 'Jamie' });
    expect(body).toMatchObject({
      fulfillment_details: { address: { city: 'San Francisco', country: 'US' } },
    });
    expect(body.fulfillment_options.length).toBeGreaterThan(0);
  });

  test('GIVEN calls about a session WHEN their curls are run on another THEN that is read and cancelled', async () => {
    const [first, second] = [await create(), await create()];
    await shop.client.getSession(first.id);
    expect(await run(await newest(first.id), second.id)).toMatchObject({
      status: 200,
      body: { id: second.id },
    });
    await shop.client.cancelSession(first.id);
    const canceled = await run(await newest(first.id), second.id);
    expect(canceled).toMatchObject({ status: 200, body: { status: 'canceled' } });
  });

  test('GIVEN a payment WHEN its curl is run THEN it is refused for its token, which pays nothing', async () => {
    const session = await create();
    const credential = { type: 'spt', token: await shop.token(1) };
    const payment_data = { handler_id: 'card_tokenized', instrument: { type: 'card', credential } };
    await shop.client.completeSession(session.id, { payment_data } as never);
    const { body } = await run(await newest(session.id), session.id);
    expect(body.status).toBe('ready_for_payment');
    expect(body.messages).toContainEqual(expect.objectContaining({ code: 'payment_declined' }));
    expect(await shop.services.db.order.count({ where: { sessionId: session.id } })).toBe(0);
  });
});

describe('the pages', () => {
  test('GIVEN calls and what staff did THEN both are in one list, newest first, in words', async () => {
    const { id } = await create();
    await recordStaffAction(shop.scope, shop.scope.db, {
      action: 'order.refunded',
      subjectId: id,
      facts: { amount: 5 },
    });
    await shop.services.db.staffAction.create({
      data: {
        ...{
          id: 'staff_action_new',
          shopId: shop.scope.shop.id,
          actor: 'command',
          action: 'thing.unheard_of',
        },
        ...{ subjectId: id, createdAt: addSeconds(shop.services.clock(), 60) },
      },
    });
    const rows = await listed(`?subject=${id}`);
    expect(rows.map(({ what }) => what)).toEqual([
      'thing.unheard_of',
      'Refunded an order',
      'Opened a checkout',
    ]);
    expect(rows.map(({ who }) => who)).toEqual([
      'Command on the server',
      expect.stringMatching(/^Staff member \d+$/),
      'ChatGPT',
    ]);
    const only = async (query: string) => (await listed(`?subject=${id}&${query}`)).map(({ what }) => what);
    expect(await only('who=agents')).toEqual(['Opened a checkout']);
    expect(await only('who=staff')).toHaveLength(2);
    expect(await only('operation=create_session')).toEqual(['Opened a checkout']);
    expect(await only('outcome=failed')).toEqual([]);
    expect(await only(`agent=${shop.connection.id}`)).toEqual(['Opened a checkout']);
    expect(await only('to=2020-01-01')).toEqual([]);
    const { entry } = await open('staff_action_new');
    expect(entry).toMatchObject({ title: 'thing.unheard_of by Command on the server', call: null });
  });

  test('GIVEN a call THEN its page tells what it means, what was sent and answered, and what nobody knows', async () => {
    const { id } = await create();
    const { entry } = await open(await newest(id));
    expect(entry.title).toBe('Opened a checkout by ChatGPT');
    expect(entry.call!.unknownFields).toEqual(['$.mood']);
    expect(JSON.stringify(entry)).not.toMatch(TRACES);
    const { text } = entry.call!.request as { text: string };
    expect(JSON.parse(text)).toMatchObject({ buyer: { email: '•••' }, order_notes: '•••' });
    await shop.client.getSession('checkout_session_nowhere');
    const refused = await open(await newest('checkout_session_nowhere'));
    expect(refused.entry.call!.meaning).toEqual([
      'The agent’s request could not be carried out. Nothing was changed.',
      'The agent asked for something that does not exist.',
    ]);
    expect(refused.entry.call!.response).toMatchObject({
      text: expect.stringContaining('not_found') as string,
    });
  });

  test('GIVEN entries of another shop THEN they are not listed, not found, and their cursor leads nowhere', async () => {
    const connection = { name: 'Theirs', platform: 'a', mode: 'live', sellingMode: 'in_chat' };
    const { db, clock } = shop.services;
    await db.agentConnection.create({ data: { id: 'agent_theirs', shopId: other.shop.id, ...connection } });
    const call = { operation: 'get_cart', status: 200, connectionId: 'agent_theirs', subjectId: 'shared' };
    const at = { shopId: other.shop.id, createdAt: clock() };
    await db.activityEntry.create({ data: { id: 'activity_theirs', ...call, ...at } });
    await db.staffAction.create({
      data: { id: 'staff_theirs', actor: 'command', action: 'x', subjectId: 'shared', ...at },
    });
    expect(await listed('?subject=shared')).toEqual([]);
    expect(await listed('?agent=agent_theirs')).toEqual([]);
    for (const id of ['activity_theirs', 'staff_theirs', 'nowhere'])
      expect(await load(entryPage, '/app/activity/x', id)).toMatchObject({ status: 404 });
    expect((await listActivity(other)).entries).toHaveLength(2);
    expect(await listed('?cursor=nonsense')).toEqual([]);
  });
});
