import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { startTestSimulator, type TestSimulator } from '#sandbox/shopify/testing/start-test-simulator.ts';

let simulator: TestSimulator;
afterEach(() => simulator.close());

const PRODUCTS = `{ products { edges { node { title variants { edges { node { id price } } } } } } }`;
const RUN =
  'mutation($q: String!) { bulkOperationRunQuery(query: $q) { bulkOperation { id status } userErrors { field message code } } }';

async function run(query: string) {
  const { body } = await simulator.graphql(RUN, { q: query });
  return body.data.bulkOperationRunQuery;
}

/** Waits until an operation has ended, by asking as an app does. */
async function ended(id: string) {
  const token = await simulator.accessToken();
  for (;;) {
    const { body } = await simulator.graphql(
      'query($id: ID!) { bulkOperation(id: $id) { status errorCode url objectCount rootObjectCount fileSize completedAt } }',
      { id },
      token,
    );
    if (body.data.bulkOperation.completedAt) return body.data.bulkOperation;
  }
}

describe('bulk operations', () => {
  it('WHEN products are queried THEN every object is a line, children behind their parent', async () => {
    simulator = await startTestSimulator({ topics: ['bulk_operations/finish'] });
    const { bulkOperation } = await run(PRODUCTS);
    expect(bulkOperation.status).toBe('CREATED');
    const done = await ended(bulkOperation.id);
    const products = simulator.state.products.size;
    const objects = products + simulator.state.variants.size;
    expect(done).toMatchObject({
      status: 'COMPLETED',
      objectCount: String(objects),
      rootObjectCount: String(products),
    });

    const text = await (await fetch(done.url)).text();
    expect(Buffer.byteLength(text)).toBe(Number(done.fileSize));
    const lines = text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toHaveLength(objects);
    const [product, variant] = lines;
    expect(Object.keys(product)).toEqual(['title']);
    expect(variant).toEqual({
      id: expect.stringContaining('ProductVariant'),
      price: expect.stringMatching(/^\d+\.\d\d$/),
      __parentId: 'gid://shopify/Product/1001',
    });
    const [webhook] = simulator.state.webhooks.filter((row) => row.topic === 'bulk_operations/finish');
    expect(JSON.parse(webhook!.payload)).toMatchObject({
      admin_graphql_api_id: bulkOperation.id,
      status: 'completed',
    });
  });

  it.each([
    ['no connection', '{ shop { id } }', /at least one connection/],
    [
      'an unknown field',
      '{ products { edges { node { nope } } } }',
      /Invalid bulk query: Cannot query field "nope"/,
    ],
    [
      'a mutation',
      'mutation { bulkOperationCancel(id: "x") { userErrors { message } } }',
      /exactly one query/,
    ],
    [
      'two fields',
      '{ a: products { edges { node { id } } } b: products { edges { node { id } } } }',
      /single top-level/,
    ],
    [
      'three levels below the first',
      '{ collections { edges { node { id products { edges { node { id variants { edges { node { id media { edges { node { id } } } } } } } } } } } } }',
      /nesting depth greater than 2/,
    ],
    [
      'six connections',
      `{ products { edges { node { id ${['a', 'b', 'c', 'd', 'e'].map((x) => `${x}: variants { edges { node { id } } }`).join(' ')} } } } }`,
      /more than 5 connections/,
    ],
  ])('WHEN a bulk query has %s THEN it is a user error', async (_what, query, message) => {
    simulator = await startTestSimulator();
    const { bulkOperation, userErrors } = await run(query);
    expect(bulkOperation).toBeNull();
    expect(userErrors).toEqual([
      { field: ['query'], message: expect.stringMatching(message), code: 'INVALID' },
    ]);
  });

  it('WHEN a scope is missing THEN the operation fails with ACCESS_DENIED', async () => {
    simulator = await startTestSimulator({ scopes: 'write_orders' });
    const { bulkOperation } = await run(PRODUCTS);
    expect(await ended(bulkOperation.id)).toMatchObject({
      status: 'FAILED',
      errorCode: 'ACCESS_DENIED',
      url: null,
    });
  });

  it('GIVEN five running operations WHEN a sixth is asked for THEN it is refused until one is cancelled', async () => {
    simulator = await startTestSimulator();
    const start = (n: number) =>
      `o${n}: bulkOperationRunQuery(query: "${PRODUCTS}") { bulkOperation { id } userErrors { code } }`;
    const cancel = (name: string, id: number) =>
      `${name}: bulkOperationCancel(id: "gid://shopify/BulkOperation/${id}") { bulkOperation { status } userErrors { message } }`;
    const { body } = await simulator.graphql(
      `mutation { ${[1, 2, 3, 4, 5, 6].map(start).join(' ')} ${cancel('c1', 1001)} ${start(7)} ${cancel('c2', 1001)} ${cancel('c3', 404)} }`,
    );
    expect(body.data.o5.userErrors).toEqual([]);
    expect(body.data.o6).toEqual({ bulkOperation: null, userErrors: [{ code: 'OPERATION_IN_PROGRESS' }] });
    expect(body.data.c1).toEqual({ bulkOperation: { status: 'CANCELED' }, userErrors: [] });
    expect(body.data.o7.userErrors).toEqual([]);
    expect(body.data.c2.userErrors).toEqual([
      { message: 'A bulk operation cannot be canceled when it is canceled' },
    ]);
    expect(body.data.c3.userErrors).toEqual([{ message: 'Bulk operation does not exist' }]);
  });

  it('GIVEN an operation cut off by a stop WHEN the simulator starts again THEN it is completed', async () => {
    const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'aisle-bulk-'));
    const dataFile = path.join(folder, 'shop.jsonl');
    simulator = await startTestSimulator({ dataFile });
    const { bulkOperation } = await run(PRODUCTS);
    await ended(bulkOperation.id);
    simulator.state.bulkOperations.patch(bulkOperation.id, {
      status: 'RUNNING',
      completedAt: null,
      jsonl: null,
    });
    await simulator.close();
    simulator = await startTestSimulator({ dataFile });
    expect(await ended(bulkOperation.id)).toMatchObject({ status: 'COMPLETED' });
    await fs.rm(folder, { recursive: true });
  });
});
