import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { ACP_VERSIONS } from '#app/agents/acp-versions.ts';
import { addSeconds } from '#app/kernel/clock.ts';
import { eraseBuyer } from '#app/privacy/erase-buyer.server.ts';
import { purgeExpired } from '#app/privacy/purge-expired.server.ts';
import { acpValidator } from '#sandbox/agent/acp-schema.ts';
import { signRequestBody } from '#sandbox/agent/sign-request.ts';
import { acpSpecificationHere } from '#sandbox/agent/testing/acp-specification.ts';
import { startSellingShop, type SellingShop } from '#tests/selling-shop.ts';

let shop: SellingShop;
let shopCalls: number;
const clock = { ahead: 0 };
beforeAll(async () => {
  shop = await startSellingShop();
  const { clock: now } = shop.services;
  shop.services.clock = () => addSeconds(now(), clock.ahead);
  shopCalls = await countShopifyCalls();
});
afterEach(() => (clock.ahead = 0));
afterAll(async () => {
  // Carts are priced by the mirror.
  expect(await countShopifyCalls()).toBe(shopCalls);
  await shop.close();
});

async function countShopifyCalls(): Promise<number> {
  const reply = await fetch(`${shop.shopify.url}/_control/calls`);
  const body = (await reply.json()) as unknown[] | { calls: unknown[] };
  return (Array.isArray(body) ? body : body.calls).length;
}

interface Total {
  type: string;
  amount: number;
  display_text: string;
}
interface WireCart {
  id: string;
  line_items: { id: string; item: { id: string }; quantity: number; unit_amount: number }[];
  buyer?: { email: string };
  currency: string;
  totals: Total[];
  messages: { type: string; code: string; param: string; content: string; resolution?: string }[];
  continue_url: string;
  expires_at: string;
}
interface Reply {
  status: number;
  headers: Headers;
  cart: WireCart;
  error: { code: string; param?: string };
}

let keys = 0;
async function call(
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string | null> = {},
): Promise<Reply> {
  const all = {
    Authorization: `Bearer ${shop.connection.apiKey}`,
    'API-Version': '2026-04-17',
    'Idempotency-Key': method === 'POST' ? `cart-${++keys}` : null,
    'Content-Type': body === undefined ? null : 'application/json',
    ...headers,
  };
  const reply = await fetch(`${shop.url}/acp${path}`, {
    method,
    body: body === undefined ? undefined : JSON.stringify(body),
    headers: Object.entries(all).filter((header): header is [string, string] => header[1] !== null),
  });
  const answer = (await reply.json()) as WireCart & Reply['error'];
  const definition = reply.ok ? 'Cart' : 'Error';
  if (acpSpecificationHere) expect(acpValidator('2026-04-17').validate(definition, answer)).toEqual([]);
  return { status: reply.status, headers: reply.headers, cart: answer, error: answer };
}

const item = (sku = 'FH-LCS-M-SND') => shop.variant(sku).itemId;
const create = (contents: object = { line_items: [{ id: item(), quantity: 2 }] }) =>
  call('POST', '/carts', contents);
const amount = ({ totals }: WireCart, type: string) => totals.find((total) => total.type === type)?.amount;
const stored = (id: string) => shop.services.db.cart.findUnique({ where: { id } });

describe('the life of a cart', () => {
  test('GIVEN items WHEN creating THEN 201 with estimates, a link to the shop, and two weeks to live', async () => {
    const before = Date.now();
    const { status, cart } = await create();
    expect(status).toBe(201);
    const { price } = await shop.services.db.variant.findFirstOrThrow({ where: { id: item() } });
    expect(cart).toMatchObject({ currency: 'usd', messages: [] });
    expect(cart.line_items).toMatchObject([
      { item: { id: item() }, quantity: 2, unit_amount: Number(price) },
    ]);
    expect(cart.totals.map(({ type }) => type)).toEqual(['items_base_amount', 'subtotal', 'total']);
    expect(amount(cart, 'total')).toBe(2 * Number(price));
    const link = new URL(cart.continue_url);
    expect(link.origin + link.pathname).toBe(`https://${shop.scope.shop.domain}/cart/${item()}:2`);
    expect(link.searchParams.get('attributes[Agent]')).toBe('ChatGPT');
    const lives = Date.parse(cart.expires_at) - before;
    expect(Math.round(lives / 86_400_000)).toBe(14);
    expect((await call('GET', `/carts/${cart.id}`)).cart).toEqual(cart);
  });

  test('GIVEN a cart WHEN putting another content THEN all of it is replaced, lines keep their ids, and it lives on', async () => {
    const contents = { line_items: [{ id: item() }], buyer: { email: 'ada@example.com' } };
    const { cart } = await create(contents);
    expect(cart.buyer).toEqual({ email: 'ada@example.com' });
    clock.ahead = 13 * 86_400;
    const other = { line_items: [{ id: item('FH-LCS-L-SND') }, { id: item(), quantity: 3 }] };
    const put = await call('PUT', `/carts/${cart.id}`, other);
    expect(put.status).toBe(200);
    expect(put.cart.line_items.map(({ quantity }) => quantity)).toEqual([1, 3]);
    expect(put.cart.line_items[1]!.id).toBe(cart.line_items[0]!.id);
    expect(put.cart.buyer).toBeUndefined();
    clock.ahead = 26 * 86_400;
    expect((await call('GET', `/carts/${cart.id}`)).status).toBe(200);
  });

  test('GIVEN a cart WHEN cancelling THEN it is told once more, and then never was', async () => {
    const { cart } = await create();
    const headers = { 'Idempotency-Key': 'cancel-once' };
    const canceled = await call('POST', `/carts/${cart.id}/cancel`, undefined, headers);
    expect([canceled.status, canceled.cart]).toEqual([200, cart]);
    expect(await stored(cart.id)).toBeNull();
    for (const again of [
      await call('GET', `/carts/${cart.id}`),
      await call('PUT', `/carts/${cart.id}`, { line_items: [{ id: item() }] }),
      await call('POST', `/carts/${cart.id}/cancel`, {}),
    ])
      expect([again.status, again.error.code]).toEqual([404, 'not_found']);
    const repeated = await call('POST', `/carts/${cart.id}/cancel`, undefined, headers);
    expect([repeated.status, repeated.headers.get('idempotent-replayed')]).toEqual([200, 'true']);
  });

  test('GIVEN two weeks without a change THEN it is 404, and the purge takes it away', async () => {
    const { cart } = await create();
    const { cart: young } = await create();
    await shop.services.db.cart.update({
      where: { id: cart.id },
      data: { expiresAt: shop.services.clock() },
    });
    expect((await call('GET', `/carts/${cart.id}`)).status).toBe(404);
    expect((await call('PUT', `/carts/${cart.id}`, { line_items: [{ id: item() }] })).status).toBe(404);
    await purgeExpired(shop.services);
    expect([await stored(cart.id), (await stored(young.id))?.id]).toEqual([null, young.id]);
  });

  test('GIVEN updates at once THEN they follow one another', async () => {
    const { cart } = await create();
    const puts = [1, 2, 3].map((quantity) =>
      call('PUT', `/carts/${cart.id}`, { line_items: [{ id: item(), quantity }] }),
    );
    expect((await Promise.all(puts)).map(({ status }) => status)).toEqual([200, 200, 200]);
    expect((await stored(cart.id))?.version).toBe(4);
  });
});

describe('what is in it', () => {
  test('GIVEN the same item twice THEN it adds up', async () => {
    const { cart } = await create({ line_items: [{ id: item(), quantity: 2 }, { id: item() }] });
    expect(cart.line_items.map(({ quantity }) => quantity)).toEqual([3]);
  });

  test('GIVEN an item that is sold out THEN it stays, with a message, also when there is nothing else', async () => {
    const soldOut = { id: item('FH-LCS-L-SND') };
    const some = await create({ line_items: [{ id: item() }, soldOut] });
    expect([some.status, some.cart.line_items.length]).toEqual([201, 2]);
    expect(some.cart.messages).toMatchObject([
      { type: 'error', code: 'out_of_stock', param: '$.line_items[1]', resolution: 'requires_buyer_input' },
    ]);
    const all = await create({ line_items: [soldOut] });
    expect([all.status, all.cart.messages.length]).toEqual([201, 1]);
    const put = await call('PUT', `/carts/${all.cart.id}`, { line_items: [soldOut, { id: item() }] });
    expect([put.status, put.cart.messages.length]).toEqual([200, 1]);
  });

  test('GIVEN an item that only the shop sells, and one it hides THEN each has its message, and the hidden one no more', async () => {
    const [bundle, draft] = [item('SK-SMS'), item('FH-SP27')];
    const { cart } = await create({ line_items: [{ id: bundle }, { id: draft, quantity: 2 }] });
    const messages = [
      {
        type: 'error',
        code: 'not_found',
        param: '$.line_items[1]',
        content: `Item ${draft} is not for sale.`,
      },
      { type: 'error', code: 'unsupported', param: '$.line_items[0]', resolution: 'requires_buyer_review' },
    ];
    expect(cart.messages).toMatchObject(messages);
    expect(cart.line_items[1]).toMatchObject({ item: { id: draft }, quantity: 2, unit_amount: 0 });
    expect(amount(cart, 'total')).toBe(cart.line_items[0]!.unit_amount);
    expect(new URL(cart.continue_url).pathname).toBe(`/cart/${bundle}:1`);
    expect((await call('GET', `/carts/${cart.id}`)).cart.messages).toMatchObject(messages);
    const { cart: german } = await call('GET', `/carts/${cart.id}`, undefined, { 'Accept-Language': 'de' });
    expect(german.messages[0]!.content).toBe(`Artikel ${draft} steht nicht zum Verkauf.`);
    const { cart: hidden } = await create({ line_items: [{ id: draft }] });
    expect(new URL(hidden.continue_url).pathname).toBe('/');
  });

  test('GIVEN a language in Accept-Language or locale THEN the cart speaks it, also after an update', async () => {
    const contents = { line_items: [{ id: item() }] };
    const language = async (id: string) => ((await stored(id))?.state as { language: string }).language;
    const german = await call(
      'POST',
      '/carts',
      { ...contents, locale: 'fr-FR' },
      { 'Accept-Language': 'de' },
    );
    expect(await language(german.cart.id)).toBe('de');
    const french = await call('POST', '/carts', { ...contents, locale: 'fr-FR' }, { 'Accept-Language': '*' });
    expect(await language(french.cart.id)).toBe('fr');
    await call('PUT', `/carts/${french.cart.id}`, contents);
    expect(await language(french.cart.id)).toBe('fr');
  });

  test('GIVEN a price that changes THEN reading the cart says so, with the price of today', async () => {
    const { db } = shop.services;
    const { cart } = await create({ line_items: [{ id: item() }] });
    const where = { shopId_id: { shopId: shop.scope.shop.id, id: item() } };
    const { price } = await db.variant.findUniqueOrThrow({ where });
    await db.variant.update({ where, data: { price: price + 100n } });
    const { cart: read } = await call('GET', `/carts/${cart.id}`);
    expect(amount(read, 'total')).toBe(Number(price) + 100);
    expect(read.messages).toMatchObject([{ type: 'warning', code: 'price_change' }]);
    await db.variant.update({ where, data: { price } });
  });

  test.each([
    ['an unknown item', { line_items: [{ id: 'nope' }] }, 'invalid_item_id', '$.line_items[0].id'],
    ['no items', { line_items: [] }, 'invalid', '$.line_items'],
    ['nothing', {}, 'missing', '$.line_items'],
    ['a half', { line_items: [{ id: '1', quantity: 0.5 }] }, 'invalid', '$.line_items[0].quantity'],
    ['a buyer without address', { line_items: [{ id: '1' }], buyer: {} }, 'missing', '$.buyer.email'],
  ])('GIVEN %s THEN 400 where it is, and nothing is stored', async (_, contents, code, param) => {
    const before = await shop.services.db.cart.count();
    const reply = await create(contents);
    expect([reply.status, reply.error.code, reply.error.param]).toEqual([400, code, param]);
    expect(await shop.services.db.cart.count()).toBe(before);
  });
});

describe('keys, versions and owners', () => {
  const contents = () => ({ line_items: [{ id: item() }] });

  test('GIVEN the same key again THEN the same cart; another body is refused; no key is refused', async () => {
    const headers = { 'Idempotency-Key': 'cart-key' };
    const first = await call('POST', '/carts', contents(), headers);
    const again = await call('POST', '/carts', contents(), headers);
    expect([again.cart, again.headers.get('idempotent-replayed')]).toEqual([first.cart, 'true']);
    const other = await call('POST', '/carts', { line_items: [{ id: item(), quantity: 2 }] }, headers);
    expect([other.status, other.error.code]).toEqual([422, 'idempotency_conflict']);
    const none = await call('POST', '/carts', contents(), { 'Idempotency-Key': null });
    expect([none.status, none.error.code]).toEqual([400, 'idempotency_key_required']);
  });

  test('GIVEN a PUT THEN it needs no key, and keeps to one that is sent', async () => {
    const { cart } = await create();
    const put = (quantity: number, key: string | null) =>
      call(
        'PUT',
        `/carts/${cart.id}`,
        { line_items: [{ id: item(), quantity }] },
        { 'Idempotency-Key': key },
      );
    expect((await put(1, null)).status).toBe(200);
    const first = await put(4, 'put-key');
    expect(first.headers.get('idempotency-key')).toBe('put-key');
    expect((await put(5, 'put-key')).status).toBe(422);
    const again = await put(4, 'put-key');
    expect([again.cart, again.headers.get('idempotent-replayed')]).toEqual([first.cart, 'true']);
  });

  test('GIVEN a connection that signs THEN a PUT is signed like a POST', async () => {
    const { apiKey, signingSecret, id } = await shop.connect();
    await shop.services.db.agentConnection.update({
      where: { id },
      data: { signaturePolicy: 'required' },
    });
    const headers = { Authorization: `Bearer ${apiKey}` };
    const unsigned = await call('PUT', '/carts/cart_1', contents(), headers);
    expect([unsigned.status, unsigned.error.code]).toEqual([401, 'unauthorized']);
    const signature = {
      Signature: signRequestBody(contents(), signingSecret),
      Timestamp: shop.services.clock().toISOString(),
    };
    expect((await call('PUT', '/carts/cart_1', contents(), { ...headers, ...signature })).status).toBe(404);
  });

  test('GIVEN another connection of the same shop THEN the cart never was', async () => {
    const { cart } = await create();
    const { apiKey } = await shop.connect({ name: 'Other' });
    const headers = { Authorization: `Bearer ${apiKey}` };
    for (const reply of [
      await call('GET', `/carts/${cart.id}`, undefined, headers),
      await call('PUT', `/carts/${cart.id}`, contents(), headers),
      await call('POST', `/carts/${cart.id}/cancel`, {}, headers),
    ])
      expect([reply.status, reply.error.code]).toEqual([404, 'not_found']);
    expect(await stored(cart.id)).not.toBeNull();
  });

  test('GIVEN an agent for discovery only THEN 403', async () => {
    const { apiKey } = await shop.connect({ sellingMode: 'discovery' });
    const reply = await call('POST', '/carts', contents(), { Authorization: `Bearer ${apiKey}` });
    expect([reply.status, reply.error.code]).toEqual([403, 'checkout_not_offered']);
  });

  test.each(ACP_VERSIONS.filter((version) => version !== '2026-04-17'))(
    'GIVEN %s, which has no carts THEN there is no such path, whatever the method',
    async (version) => {
      const headers = { 'API-Version': version };
      const { cart } = await create();
      for (const reply of [
        await call('POST', '/carts', contents(), headers),
        await call('GET', `/carts/${cart.id}`, undefined, headers),
        await call('PUT', `/carts/${cart.id}`, contents(), headers),
        await call('POST', `/carts/${cart.id}/cancel`, {}, headers),
        await call('DELETE', '/carts', undefined, headers),
      ])
        expect([reply.status, reply.error.code]).toEqual([404, 'not_found']);
    },
  );

  test('GIVEN a buyer who wants to be forgotten THEN no cart and no stored answer of one knows them', async () => {
    const buyer = { email: 'Forget.Me@example.com', full_name: 'Fern Forgotten' };
    const { cart } = await create({ ...contents(), buyer });
    const { cart: gone } = await create({ ...contents(), buyer });
    await call('POST', `/carts/${gone.id}/cancel`, {});
    const { cart: kept } = await create({ ...contents(), buyer: { email: 'ada@example.com' } });
    await shop.services.db.$transaction((tx) => eraseBuyer(shop.scope, tx, 'forget.me@EXAMPLE.com'));
    const traces = await shop.services.db.$queryRaw<object[]>`
      SELECT id FROM carts WHERE state::text ILIKE '%forgotten%'
      UNION ALL SELECT key FROM idempotency_records WHERE body::text ILIKE '%forgotten%'`;
    expect(traces).toEqual([]);
    expect((await call('GET', `/carts/${cart.id}`)).cart.buyer).toBeUndefined();
    expect((await call('GET', `/carts/${kept.id}`)).cart.buyer).toEqual({ email: 'ada@example.com' });
  });
});
