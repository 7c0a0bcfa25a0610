import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestSimulator, type TestSimulator } from '#sandbox/shopify/testing/start-test-simulator.ts';

let simulator: TestSimulator;
let now = new Date('2026-11-01T00:00:00Z');
beforeAll(async () => {
  simulator = await startTestSimulator({ clock: () => now });
}, 60_000);
afterAll(() => simulator.close());

const INVALID_TOKEN = '[API] Invalid API key or access token (unrecognized login or wrong password)';
const REFUND =
  'mutation($i: RefundInput!) { refundCreate(input: $i) { refund { id } userErrors { message } } }';

describe('Admin GraphQL endpoint', () => {
  it('WHEN the catalogue is read THEN real data comes with cost, version and request id', async () => {
    const reply = await simulator.graphql(
      '{ shop { myshopifyDomain } products(first: 2) { nodes { id variants(first: 1) { nodes { price } } } } }',
    );
    expect(reply.status).toBe(200);
    expect(reply.body.errors).toBeUndefined();
    expect(reply.body.data.shop.myshopifyDomain).toBe('demo-shop.myshopify.com');
    expect(reply.body.data.products.nodes).toHaveLength(2);
    expect(reply.headers['x-shopify-api-version']).toBe('2026-10');
    expect(reply.headers['x-request-id']).toMatch(/^[\w-]{36}$/);
    expect(reply.body.extensions.cost).toMatchObject({
      requestedQueryCost: 1 + 2 + 2 * (1 + 2 + 1),
      throttleStatus: { maximumAvailable: 2000, restoreRate: 100 },
    });
  });

  it('WHEN an old version is asked for THEN the answer falls forward and says so in its header', async () => {
    const token = await simulator.accessToken();
    const reply = await simulator.post(
      '/admin/api/2023-01/graphql.json',
      { query: '{ shop { id } }' },
      { 'X-Shopify-Access-Token': token },
    );
    expect(reply.body.data.shop.id).toBe('gid://shopify/Shop/1');
    expect(reply.headers['x-shopify-api-version']).toBe('2026-10');
  });

  it('WHEN the token is unknown, expired or revoked THEN it answers 401', async () => {
    const query = '{ shop { id } }';
    const token = await simulator.accessToken();
    const unknown = await simulator.graphql(query, {}, 'shpat_unknown');
    expect([unknown.status, unknown.body]).toEqual([401, { errors: INVALID_TOKEN }]);

    now = new Date(now.getTime() + 3600_000);
    expect((await simulator.graphql(query, {}, token)).status).toBe(401);

    const fresh = await simulator.accessToken();
    expect((await simulator.graphql(query, {}, fresh)).status).toBe(200);
    await simulator.control('POST', '/tokens/revoke');
    expect((await simulator.graphql(query, {}, fresh)).status).toBe(401);
  });

  it('WHEN a scope is missing THEN only that field is denied, with the access it requires', async () => {
    const { body } = await simulator.graphql('{ shop { id } discountNodes(first: 1) { nodes { id } } }');
    expect(body.data).toBeNull();
    expect(body.errors[0]).toMatchObject({ path: ['discountNodes'], extensions: { code: 'ACCESS_DENIED' } });

    const product = await simulator.graphql(
      '{ customer(id: "gid://shopify/Customer/1") { id } shop { id } }',
    );
    expect(product.body.data).toEqual({ customer: null, shop: { id: 'gid://shopify/Shop/1' } });
    expect(product.body.errors[0]).toMatchObject({
      message: 'Access denied for customer field. Required access: `read_customers` access scope.',
      extensions: { code: 'ACCESS_DENIED', requiredAccess: '`read_customers` access scope.' },
    });
  });

  it('WHEN a field has no resolver THEN it fails loudly instead of being null', async () => {
    const { body } = await simulator.graphql(
      '{ shop { id } abandonment(id: "gid://shopify/Abandonment/1") { id } }',
    );
    expect(body.errors[0]).toMatchObject({
      message: expect.stringContaining('QueryRoot.abandonment is not simulated'),
      extensions: { code: 'NOT_SIMULATED' },
    });
  });

  it('WHEN variables are wrong, the query is invalid or absent THEN nothing is run', async () => {
    const variables = await simulator.graphql('query($id: ID!) { product(id: $id) { id } }', { id: null });
    expect(variables.body.errors[0].extensions.code).toBe('INVALID_VARIABLE');
    expect((await simulator.graphql('{ nope }')).body.errors[0].extensions.code).toBe('undefinedField');
    expect((await simulator.graphql('{ shop {')).body.errors[0].message).toMatch(/^syntax error/);
    expect((await simulator.graphql('')).status).toBe(400);
    expect(variables.body.data).toBeUndefined();
  });

  it('WHEN one query could cost more than 1000 points THEN it is refused whatever is left', async () => {
    const { body } = await simulator.graphql(
      '{ products(first: 250) { nodes { variants(first: 10) { nodes { id } } } } }',
    );
    expect(body.errors[0].extensions).toMatchObject({ code: 'MAX_COST_EXCEEDED', maxCost: 1000 });
  });

  it('WHEN the bucket is empty THEN it throttles with HTTP 200, and a second restores 100 points', async () => {
    const token = await simulator.accessToken();
    const big = '{ a: shop { id } products(first: 240) { nodes { variants(first: 1) { nodes { id } } } } }';
    const answers = [];
    for (let call = 0; call < 30; call += 1) answers.push(await simulator.graphql(big, {}, token));
    const throttled = answers.find(({ body }) => body.errors);
    expect(throttled?.status).toBe(200);
    expect(throttled?.body).toMatchObject({
      errors: [{ message: 'Throttled', extensions: { code: 'THROTTLED' } }],
      extensions: { cost: { requestedQueryCost: 963, actualQueryCost: null } },
    });
    const left = throttled!.body.extensions.cost.throttleStatus.currentlyAvailable as number;
    expect(left).toBeLessThan(963);
    now = new Date(now.getTime() + 1000);
    const { body } = await simulator.graphql('{ shop { id } }', {}, token);
    expect(body.extensions.cost.throttleStatus.currentlyAvailable).toBeGreaterThanOrEqual(left + 99);
    now = new Date(now.getTime() + 60_000);
  });

  it('WHEN a mutation that must be idempotent has no key THEN it is refused before anything happens', async () => {
    const input = { i: { orderId: 'gid://shopify/Order/1' } };
    const without = await simulator.graphql(REFUND, input);
    expect(without.body.errors[0]).toMatchObject({
      message: 'The @idempotent directive is required for this mutation but was not provided.',
      extensions: { code: 'BAD_REQUEST' },
    });
    const blank = await simulator.graphql(REFUND.replace('$i) {', '$i) @idempotent(key: " ") {'), input);
    expect(blank.body.errors[0].extensions.code).toBe('BAD_REQUEST');
  });

  it('WHEN an idempotency key comes back THEN equal arguments replay the answer and others are refused', async () => {
    const keyed = REFUND.replace('$i) {', '$i) @idempotent(key: "k1") {');
    const first = await simulator.graphql(keyed, { i: { orderId: 'gid://shopify/Order/404' } });
    const again = await simulator.graphql(keyed, { i: { orderId: 'gid://shopify/Order/404' } });
    const other = await simulator.graphql(keyed, { i: { orderId: 'gid://shopify/Order/405' } });
    expect(first.body.data.refundCreate.userErrors).toHaveLength(1);
    expect(again.body.data).toEqual(first.body.data);
    expect(other.body.data.refundCreate).toEqual({
      refund: null,
      userErrors: [
        { message: 'The same idempotency key cannot be used with different operation parameters.' },
      ],
    });
  });

  it('WHEN @idempotent stands where Shopify does not know it THEN it is refused', async () => {
    const { body } = await simulator.graphql(
      'mutation { bulkOperationCancel(id: "gid://shopify/BulkOperation/1") @idempotent(key: "k") { userErrors { message } } }',
    );
    expect(body.errors[0].message).toMatch(/not supported on bulkOperationCancel/);
  });

  it('WHEN another shop is asked for THEN it is not found', async () => {
    const reply = await simulator.post(
      '/admin/api/2026-10/graphql.json',
      {},
      { Host: 'other.myshopify.com' },
    );
    expect(reply.status).toBe(404);
  });

  it('GIVEN a domain that it plays as well WHEN both are asked THEN the shop is the same, and each has a bucket of its own', async () => {
    simulator.aliases.add('second.myshopify.com');
    const token = await simulator.accessToken();
    const ask = (host: string) =>
      simulator.post(
        '/admin/api/2026-10/graphql.json',
        { query: '{ shop { id } products(first: 100) { nodes { id } } }' },
        { Host: host, 'X-Shopify-Access-Token': token },
      );
    const [own, other] = [await ask('demo-shop.myshopify.com'), await ask('second.myshopify.com')];
    expect(other.body.data.shop).toEqual(own.body.data.shop);
    const { actualQueryCost, throttleStatus } = other.body.extensions.cost;
    expect(throttleStatus.currentlyAvailable).toBe(throttleStatus.maximumAvailable - actualQueryCost);
  });
});
