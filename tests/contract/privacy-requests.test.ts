import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listAttention } from '#app/attention/list-attention.server.ts';
import { writeTogether } from '#app/db/write-together.server.ts';
import { insertSession } from '#app/checkout/session/session-store.server.ts';
import * as filePage from '#app/routes/app.settings.privacy_.$requestId.tsx';
import * as page from '#app/routes/app.settings.privacy.tsx';
import { listPrivacyRequests } from '#app/privacy/list-privacy-requests.server.ts';
import { privacyTopics } from '#app/privacy/privacy-topics.server.ts';
import { purgeExpired } from '#app/privacy/purge-expired.server.ts';
import { addSeconds } from '#app/kernel/clock.ts';
import { scopeToShop, type ShopScope } from '#app/shops/shop-scope.server.ts';
import type { StaffName } from '#sandbox/shopify/oauth/demo-staff.ts';
import { sampleSession, sampleState } from '#tests/checkout-samples.ts';
import { outcome } from '#tests/page-module.ts';
import { startTestShop, type TestShop } from '#tests/shopify.ts';

let now = new Date();
let shop: TestShop;
let mine: ShopScope;
let theirs: ShopScope;
const EMAIL = 'zerlina@example.com';

beforeAll(async () => {
  shop = await startTestShop({ clock: () => now });
  mine = await shop.open();
  const data = { id: 'theirs', domain: 'theirs.myshopify.com', installedAt: now };
  theirs = scopeToShop(shop.services, await shop.services.db.shop.create({ data }));
  await openCheckout(mine, 'mine');
  await openCheckout(theirs, 'theirs');
});
afterAll(() => shop.close());

async function openCheckout(scope: ShopScope, id: string): Promise<void> {
  const connection = { id: `agent-${id}`, shopId: scope.shop.id, name: 'ChatGPT', platform: 'chatgpt' };
  await scope.db.agentConnection.create({ data: { ...connection, mode: 'test', sellingMode: 'in_chat' } });
  const session = sampleSession({ id: `session-${id}`, createdAt: now, updatedAt: now });
  const state = sampleState({ buyer: { email: EMAIL } });
  await writeTogether(scope.db, [insertSession(scope, connection.id, { ...session, state })]);
}

const download = async (requestId: string, who?: StaffName) =>
  (await outcome(
    filePage.loader({ request: await shop.pageRequest('/app', who), params: { requestId }, context: {} }),
  )) as Response;
const answer = async (fields: Record<string, string>, who?: StaffName) => {
  const { url, headers } = await shop.pageRequest('/app', who);
  const request = new Request(url, { method: 'POST', headers, body: new URLSearchParams(fields) });
  return (await outcome(page.action({ request, params: {}, context: {} }))) as Response & { id: string };
};

describe('GIVEN a buyer who asks Shopify for their data', () => {
  test('THEN staff are told, hand it over, and what was handed over is on record', async () => {
    const ask = { shop_domain: mine.shop.domain, customer: { email: EMAIL }, data_request: { id: 99 } };
    await privacyTopics['customers/data_request']!(mine, mine.db, ask, now);
    const [request] = await listPrivacyRequests(mine);
    expect(request).toMatchObject({ kind: 'access', externalId: '99', doneAt: null, canExport: true });
    expect((await listAttention(mine)).map(({ kind }) => kind)).toEqual(['data_request']);
    expect(JSON.stringify(await mine.db.privacyRequest.findMany())).not.toContain(EMAIL);

    const file = await (await download(request!.id)).text();
    expect(JSON.parse(file)).toMatchObject({ email: EMAIL, sessions: [{ id: 'session-mine' }] });
    expect(file).not.toContain('session-theirs');
    const [done] = await listPrivacyRequests(mine);
    expect(done).toMatchObject({
      counts: { sessions: 1 },
      exportSha256: createHash('sha256').update(file).digest('hex'),
    });
    expect(done!.doneAt).not.toBeNull();
    expect(await listAttention(mine)).toEqual([]);
    const actions = await mine.db.staffAction.findMany({ where: { action: 'buyer_data.exported' } });
    expect(actions).toMatchObject([{ actor: 'staff:42', subjectId: request!.id }]);
  });

  test('THEN neither another shop nor staff without the permission gets it', async () => {
    const [request] = await listPrivacyRequests(mine);
    await mine.db.privacyRequest.create({
      data: {
        id: 'of-theirs',
        shopId: 'theirs',
        kind: 'access',
        origin: 'shopify',
        emailHash: 'x',
        receivedAt: now,
        dueAt: now,
      },
    });
    expect((await download('of-theirs')).status).toBe(404);
    expect((await download(request!.id, 'packer')).status).toBe(403);
    const listed = await page.loader({ request: await shop.pageRequest(), params: {}, context: {} });
    expect(listed.requests.map(({ id }) => id)).toEqual([request!.id]);
  });
});

describe('GIVEN a buyer who asks the merchant', () => {
  test('WHEN the address is none THEN it is refused beside the field', async () => {
    const refused = await answer({ kind: 'access', email: 'nobody' });
    expect([refused.status, await refused.json()]).toMatchObject([400, { param: '$.email' }]);
  });

  test('WHEN staff erase them THEN it is done here, proven, and not in another shop', async () => {
    expect((await answer({ kind: 'erasure', email: EMAIL }, 'packer')).status).toBe(403);
    const { id } = await answer({ kind: 'erasure', email: ` ${EMAIL.toUpperCase()} ` });
    expect((await listPrivacyRequests(mine)).find((request) => request.id === id)).toMatchObject({
      kind: 'erasure',
      counts: { sessions: 1 },
    });
    const state = async (session: string) =>
      JSON.stringify((await mine.db.checkoutSession.findUniqueOrThrow({ where: { id: session } })).state);
    expect(await state('session-mine')).not.toContain(EMAIL);
    expect(await state('session-theirs')).toContain(EMAIL);
    // The address of the request before is gone with them.
    expect((await listPrivacyRequests(mine)).every(({ canExport }) => !canExport)).toBe(true);
  });
});

test('GIVEN a request that nobody answered WHEN two months have passed THEN its address is gone', async () => {
  const { id } = await answer({ kind: 'access', email: 'late@example.com' });
  const canExport = async () =>
    (await listPrivacyRequests(mine)).find((request) => request.id === id)!.canExport;
  await purgeExpired(shop.services);
  expect(await canExport()).toBe(true);
  now = addSeconds(now, 61 * 24 * 3600);
  await purgeExpired(shop.services);
  expect(await canExport()).toBe(false);
});

test('GIVEN a shop that is deleted THEN a proof is left that names it to nobody', async () => {
  const uninstalled = await theirs.db.shop.update({ where: { id: 'theirs' }, data: { uninstalledAt: now } });
  const gone = scopeToShop(shop.services, uninstalled);
  await privacyTopics['shop/redact']!(gone, gone.db, { shop_domain: gone.shop.domain }, now);
  expect(await mine.db.shop.findUnique({ where: { id: 'theirs' } })).toBeNull();
  const domainHash = createHash('sha256').update('theirs.myshopify.com').digest('hex');
  const [proof] = await mine.db.erasedShop.findMany({ where: { domainHash } });
  expect(proof!.counts).toMatchObject({ connections: 1 });
});
