import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as certification from '#app/routes/app.simulator.certification.tsx';
import * as start from '#app/routes/app.simulator._index.tsx';
import * as run from '#app/routes/app.simulator.$runId.tsx';
import { scopeToShop, type ShopScope } from '#app/shops/shop-scope.server.ts';
import type { StaffName } from '#sandbox/shopify/oauth/demo-staff.ts';
import { startTestShop, type TestShop } from '#tests/shopify.ts';

type Handler = (args: LoaderFunctionArgs & ActionFunctionArgs) => Promise<unknown>;

let shop: TestShop;
let mine: ShopScope;
let theirs: ShopScope;

beforeAll(async () => {
  shop = await startTestShop();
  mine = await shop.open();
  const data = { id: 'theirs', domain: 'theirs.myshopify.com', installedAt: shop.services.clock() };
  theirs = scopeToShop(shop.services, await shop.services.db.shop.create({ data }));
  for (const { db, clock, shop: row } of [mine, theirs]) {
    const id = row.id === 'theirs' ? 'theirs' : 'mine';
    const by = { shopId: row.id, startedBy: 'staff:1' };
    await db.simulatorRun.create({
      data: { id, ...by, itemId: '1', title: 'Mug', quantity: 1, createdAt: clock() },
    });
    await db.certificationRun.create({
      data: { id, ...by, apiVersion: '2026-04-17', state: 'done', startedAt: clock() },
    });
  }
});
afterAll(() => shop.close());

async function call(handler: Handler, fields: object | null, params = {}, who?: StaffName, path?: string) {
  const { url, headers } = await shop.pageRequest(path, who);
  const body = fields && new URLSearchParams(fields as Record<string, string>);
  const request = new Request(url, { method: body ? 'POST' : 'GET', headers, body });
  return handler({ request, params, context: {} }).catch((thrown: unknown) => thrown);
}

describe('another shop', () => {
  test('GIVEN its purchase THEN it is neither shown nor gone on with', async () => {
    expect(await call(run.loader, null, { runId: 'mine' })).toMatchObject({ run: { id: 'mine' } });
    expect(await call(run.loader, null, { runId: 'theirs' })).toMatchObject({ status: 404 });
    expect(await call(run.action, { step: 'read' }, { runId: 'theirs' })).toMatchObject({ status: 404 });
    expect(await call(start.loader, null)).toMatchObject({ runs: [{ id: 'mine' }] });
  });

  test('GIVEN its run of the check list THEN it is not shown, by its id either', async () => {
    const shown = await call(certification.loader, null, {}, undefined, '/app?run=theirs');
    expect(shown).toMatchObject({ run: { id: 'mine' }, earlier: [] });
  });
});

describe('staff who may not change agents', () => {
  const actions: [string, Handler, object][] = [
    ['a purchase', start.action, { item: '1', quantity: '1' }],
    ['a step', run.action, { step: 'read' }],
    ['a run of the check list', certification.action, {}],
  ];
  test.each(actions)('WHEN they begin %s THEN nothing happens', async (_what, action, fields) => {
    const before = await mine.db.staffAction.count();
    expect(await call(action, fields, { runId: 'mine' }, 'packer')).toMatchObject({ status: 403 });
    expect(await mine.db.staffAction.count()).toBe(before);
  });

  test('THEN they see the pages, without the buttons', async () => {
    expect(await call(start.loader, null, {}, 'packer')).toMatchObject({ mayRun: false });
    expect(await call(run.loader, null, { runId: 'mine' }, 'packer')).toMatchObject({ mayRun: false });
    expect(await call(certification.loader, null, {}, 'packer')).toMatchObject({ mayRun: false });
  });
});

describe('what cannot be', () => {
  test.each([
    [{ item: 'nothing', quantity: '1' }, 400, 'item'],
    [{ item: '1', quantity: '0' }, 400, 'quantity'],
    [{ item: '1', quantity: 'many' }, 400, 'quantity'],
    [{}, 400, 'quantity'],
  ])('GIVEN %j as a purchase THEN it is refused beside its field', async (fields, status, param) => {
    const answer = (await call(start.action, fields)) as Response;
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({ param });
  });

  test.each([
    [{ step: 'dance' }, 'step'],
    [{}, 'step'],
    [{ step: 'address', country: 'XX' }, 'country'],
    [{ step: 'option' }, 'option'],
  ])('GIVEN %j as a step THEN it is refused', async (fields, param) => {
    const answer = (await call(run.action, fields, { runId: 'mine' })) as Response;
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ param });
  });

  test('GIVEN a reader of French THEN the refusal is in French', async () => {
    const answer = await call(start.action, { item: '1', quantity: '0' }, {}, 'french');
    expect(await (answer as Response).json()).toEqual({ error: 'Choisissez de 1 à 20', param: 'quantity' });
  });
});
