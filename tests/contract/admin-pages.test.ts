import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listAttention } from '#app/orders/attention/list-attention.server.ts';
import { raiseAttention } from '#app/orders/attention/raise-attention.server.ts';
import { scopeToShop, type ShopScope } from '#app/shops/shop-scope.server.ts';
import { startTestShop, type TestShop } from '#tests/shopify.ts';
import { storeOrder } from '#tests/stored-order.ts';

interface PageModule {
  loader?: (args: LoaderFunctionArgs) => Promise<unknown>;
  action?: (args: ActionFunctionArgs) => Promise<unknown>;
}

/** Every embedded page; a new one is tried here by itself. */
const pages = Object.entries(import.meta.glob<PageModule>('../../app/routes/app*.tsx', { eager: true })).map(
  ([file, module]) => ({ name: file.split('/').at(-1)!, ...module }),
);

let shop: TestShop;
let mine: ShopScope;
let theirs: ShopScope;

beforeAll(async () => {
  shop = await startTestShop();
  mine = await shop.open();
  const data = { id: 'theirs', domain: 'theirs.myshopify.com', installedAt: shop.services.clock() };
  theirs = scopeToShop(shop.services, await shop.services.db.shop.create({ data }));
  await Promise.all([storeOrder(mine, 'mine'), storeOrder(theirs, 'theirs')]);
});
afterAll(() => shop.close());

const page = (name: string) => pages.find((candidate) => candidate.name === name)!;
const args = (request: Request, params = {}) => ({ request, params, context: {} });

/** What a loader or action gives, or the response it throws. */
const outcome = (run: Promise<unknown>) => run.catch((thrown: unknown) => thrown);

async function form(fields: Record<string, string>): Promise<Request> {
  const signedIn = await shop.pageRequest();
  const body = new URLSearchParams(fields);
  return new Request(signedIn.url, { method: 'POST', headers: signedIn.headers, body });
}

describe('GIVEN nobody who is signed in', () => {
  const handlers = pages.flatMap(({ name, loader, action }) =>
    Object.entries({ loader, action }).flatMap(([kind, handler]) =>
      handler ? [{ name: `${kind} of ${name}`, handler, method: kind === 'action' ? 'POST' : 'GET' }] : [],
    ),
  );

  test.each(handlers)('WHEN asked THEN the $name tells nothing', async ({ handler, method }) => {
    const signedIn = await shop.pageRequest();
    const url = new URL(signedIn.url);
    url.searchParams.set('id_token', 'a.b.c');
    const body = method === 'POST' ? new URLSearchParams({ item: 'x' }) : undefined;
    const request = new Request(url, { method, headers: signedIn.headers, body });
    const answer = await outcome(handler(args(request, { orderId: 'mine' })));
    expect(answer).toBeInstanceOf(Response);
    expect([302, 401]).toContain((answer as Response).status);
  });
});

describe('the page of an order', () => {
  const open = async (orderId: string) =>
    outcome(page('app.orders.$orderId.tsx').loader!(args(await shop.pageRequest(), { orderId })));

  test('GIVEN an order of the shop THEN it is told', async () => {
    expect(await open('mine')).toMatchObject({ order: { id: 'mine', name: '#1001', agentName: 'ChatGPT' } });
  });

  test.each(['theirs', 'nowhere'])('GIVEN the order %s THEN it is not found', async (orderId) => {
    const answer = await open(orderId);
    expect((answer as Response).status).toBe(404);
    expect(await (answer as Response).text()).toBe('');
  });
});

describe('the page of what needs attention', () => {
  const dispute = { kind: 'dispute', subject: 'dp_1', text: 'disputed' } as const;
  const done = async (item: string) => outcome(page('app.attention.tsx').action!(args(await form({ item }))));

  test('GIVEN an item of another shop THEN it is neither shown nor marked as done', async () => {
    await raiseAttention(theirs, theirs.db, dispute);
    const shown = await page('app.attention.tsx').loader!(args(await shop.pageRequest()));
    expect(shown).toEqual({ items: [] });
    const [item] = await listAttention(theirs);
    expect((await done(item!.id)) as Response).toMatchObject({ status: 404 });
    expect(await listAttention(theirs)).toHaveLength(1);
  });

  test('GIVEN an item WHEN it is marked as done, twice THEN it is settled, by whom is kept', async () => {
    await raiseAttention(mine, mine.db, dispute);
    const [item] = await listAttention(mine);
    expect([await done(item!.id), await done(item!.id)]).toEqual([null, null]);
    expect(await listAttention(mine)).toEqual([]);
    const row = await mine.db.attentionItem.findUniqueOrThrow({ where: { id: item!.id } });
    expect(row.settlement).toMatch(/^Marked as done by staff:\d+$/);
  });

  test('GIVEN an order that waits for a decision THEN it cannot be marked as done', async () => {
    await raiseAttention(mine, mine.db, {
      kind: 'order_review',
      subject: 'mine',
      orderId: 'mine',
      text: 'x',
    });
    const [item] = await listAttention(mine);
    expect((await done(item!.id)) as Response).toMatchObject({ status: 400 });
    expect(await listAttention(mine)).toHaveLength(1);
  });
});
