import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listAttention } from '#app/attention/list-attention.server.ts';
import type { RulesForm } from '#app/components/review-rules/rules-form.ts';
import { openReview } from '#app/orders/review/open-review.server.ts';
import { raiseAttention } from '#app/attention/raise-attention.server.ts';
import { scopeToShop, type ShopScope } from '#app/shops/shop-scope.server.ts';
import { type PageModule, outcome, pageArgs as args } from '#tests/page-module.ts';
import { startTestShop, type TestShop } from '#tests/shopify.ts';
import type { StaffName } from '#sandbox/shopify/oauth/demo-staff.ts';
import { openAdmin } from '#app/shops/open-admin.server.ts';
import { storeOrder } from '#tests/stored-order.ts';

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

describe('deciding on the page of an order', () => {
  const decide = async (orderId: string, decision: string) =>
    (await outcome(
      page('app.orders.$orderId.tsx').action!(args(await form({ decision }), { orderId })),
    )) as Response | null;
  const stateOf = async (orderId: string) =>
    (await shop.services.db.orderReview.findUnique({ where: { orderId } }))?.state;
  const REASONS = [{ rule: 'amountOver', text: 'The total is above 1.00 USD' }] as const;
  const waiting = (scope: ShopScope, id: string) =>
    openReview(scope, scope.db, { id, name: '#1', shopifyOrderGid: `gid://shopify/Order/${id}` }, [
      ...REASONS,
    ]);

  beforeAll(async () => {
    await storeOrder(mine, 'waiting');
    await Promise.all([waiting(mine, 'waiting'), waiting(theirs, 'theirs')]);
  });

  test('GIVEN an order of another shop THEN nothing is decided', async () => {
    expect(await decide('theirs', 'approved')).toMatchObject({ status: 404 });
    expect(await stateOf('theirs')).toBe('pending');
  });

  test.each([
    ['mine', 'approved', 404],
    ['nowhere', 'approved', 404],
    ['waiting', 'maybe', 400],
    ['waiting', '', 400],
  ])('GIVEN %s is to be "%s" THEN the answer is %i', async (orderId, decision, status) => {
    expect(await decide(orderId, decision)).toMatchObject({ status });
    expect(await stateOf('waiting')).toBe('pending');
  });

  test('GIVEN it waits THEN it is decided once, by whom is kept', async () => {
    expect([await decide('waiting', 'approved'), await decide('waiting', 'approved')]).toEqual([null, null]);
    expect(await decide('waiting', 'rejected')).toMatchObject({ status: 409 });
    const review = await shop.services.db.orderReview.findUniqueOrThrow({ where: { orderId: 'waiting' } });
    expect(review).toMatchObject({ state: 'approved', decidedBy: expect.stringMatching(/^staff:\d+$/) });
  });
});

describe('the page of the review rules', () => {
  const save = async (body: string) => {
    const signedIn = await shop.pageRequest();
    const headers = new Headers(signedIn.headers);
    headers.set('Content-Type', 'application/json');
    const request = new Request(signedIn.url, { method: 'POST', headers, body });
    return (await outcome(page('app.review-rules.tsx').action!(args(request)))) as Response | null;
  };
  const shown = async () =>
    (await page('app.review-rules.tsx').loader!(args(await shop.pageRequest()))) as { form: RulesForm };
  const rulesOf = async (id: string) =>
    (await shop.services.db.shop.findUniqueOrThrow({ where: { id } })).reviewRules;

  test('GIVEN the form THEN it is saved for this shop alone', async () => {
    const { form: before } = await shown();
    const on = { ...before.on, newBuyers: true };
    expect(await save(JSON.stringify({ ...before, on }))).toBeNull();
    expect((await shown()).form).toEqual({ ...before, on });
    expect(await rulesOf('theirs')).toEqual({});
  });

  test.each(['', 'no JSON', 'null', '{"on":{}}'])('GIVEN %j THEN it is refused', async (body) => {
    const before = await rulesOf(mine.shop.id);
    expect(await save(body)).toMatchObject({ status: 400 });
    expect(await rulesOf(mine.shop.id)).toEqual(before);
  });
});

describe('opening a page', () => {
  const language = async (who: StaffName, path = '/app') => {
    const { reader } = await openAdmin(await shop.pageRequest(path, who));
    return [reader.locale, reader.language];
  };

  test.each([
    ['/app?locale=de-CH', ['de-CH', 'de']],
    ['/app?locale=pt-BR', ['pt-BR', 'en']],
    ['/app?locale=fr', ['fr', 'fr']],
    ['/app?locale=../etc', ['fr', 'fr']],
  ])('GIVEN the address %s THEN the reader is that of %s', async (path, expected) => {
    expect(await language('packer', path)).toEqual(expected);
  });

  test('GIVEN an address without a locale THEN that of the admin is kept', async () => {
    expect(await language('french')).toEqual(['fr', 'fr']);
    expect(await language('german', '/app?locale=es-MX')).toEqual(['es-MX', 'es']);
    expect(await language('german')).toEqual(['es-MX', 'es']);
  });

  test('GIVEN staff whose permissions do not cover orders THEN no page of orders is theirs', async () => {
    const open = async (who: StaffName) =>
      outcome(
        page('app.orders.$orderId.tsx').loader!(
          args(await shop.pageRequest('/app', who), { orderId: 'mine' }),
        ),
      );
    expect((await open('stranger')) as Response).toMatchObject({ status: 403 });
    expect(await open('packer')).toMatchObject({ order: { id: 'mine' } });
  });

  test('GIVEN staff who only see orders THEN they decide nothing and see no buyer', async () => {
    const act = async (name: string, kind: 'loader' | 'action') => {
      const { url, headers } = await shop.pageRequest('/app', 'packer');
      const body = kind === 'action' ? new URLSearchParams({ decision: 'approved' }) : undefined;
      const request = new Request(url, { method: body ? 'POST' : 'GET', headers, body });
      return (await outcome(page(name)[kind]!(args(request, { orderId: 'mine' })))) as Response;
    };
    expect((await act('app.orders.$orderId.tsx', 'action')).status).toBe(403);
    expect((await act('app.orders.$orderId_.evidence.tsx', 'loader')).status).toBe(403);
    expect((await act('app.review-rules.tsx', 'action')).status).toBe(403);
  });
});

describe('refunding on the page of an order', () => {
  const refund = async (orderId: string, fields: Record<string, string>, who?: StaffName) => {
    const { url, headers } = await shop.pageRequest('/app', who);
    const body = new URLSearchParams({ intent: 'refund', ...fields });
    const request = new Request(url, { method: 'POST', headers, body });
    return (await outcome(
      page('app.orders.$orderId.tsx').action!(args(request, { orderId })),
    )) as Response | null;
  };
  const refunds = () => mine.db.refund.findMany({ orderBy: { createdAt: 'asc' } });

  test('GIVEN nonsense, too much, another shop’s order or no permission THEN nothing is given back', async () => {
    await mine.db.order.updateMany({ data: { paymentIntentId: 'pi_1', sellingMode: 'in_chat' } });
    for (const amount of ['', 'a lot', '-1.00', '0', '99999.00']) {
      const refused = await refund('mine', { amount });
      expect([refused!.status, await refused!.json()]).toMatchObject([400, { param: '$.amount' }]);
    }
    expect((await refund('theirs', { amount: '1.00' }))!.status).toBe(404);
    expect((await refund('mine', { amount: '1.00' }, 'packer'))!.status).toBe(403);
    expect(await refunds()).toEqual([]);
  });

  test('GIVEN a form that is sent twice THEN it is one refund; another form is another', async () => {
    const form = { amount: '1.00', reason: 'late', key: 'form-1' };
    expect(await Promise.all([refund('mine', form), refund('mine', form)])).toEqual([null, null]);
    await refund('mine', { ...form, key: 'form-2' });
    expect((await refunds()).map(({ amount, reason }) => [amount, reason])).toEqual([
      [100n, 'late'],
      [100n, 'late'],
    ]);
  });
});
