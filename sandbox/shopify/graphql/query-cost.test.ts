import { getOperationAST, parse } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadAdminSchema, type AdminSchema } from './admin-schema.ts';
import { queryCost } from './query-cost.ts';

let admin: AdminSchema;
beforeAll(async () => {
  admin = await loadAdminSchema();
}, 60_000);

function cost(query: string, variables = {}, data?: unknown): number {
  const document = parse(query);
  return queryCost(admin.schema, document, getOperationAST(document)!, variables, data);
}

describe('queryCost', () => {
  it('WHEN only scalars of an object are read THEN the object costs one point', () => {
    expect(cost('{ shop { id name currencyCode } }')).toBe(1);
  });

  it('WHEN a connection is read THEN it costs two points and one per item of the page', () => {
    expect(cost('{ products(first: 10) { nodes { id } pageInfo { hasNextPage } } }')).toBe(12);
    expect(cost('query($n: Int!) { products(first: $n) { edges { node { id } } } }', { n: 10 })).toBe(12);
  });

  it('WHEN connections are nested THEN the inner cost is paid for every outer item', () => {
    expect(cost('{ products(first: 10) { nodes { variants(first: 5) { nodes { id } } } } }')).toBe(
      2 + 10 * (1 + 2 + 5),
    );
  });

  it('WHEN a mutation is run THEN it costs ten points and what it returns', () => {
    expect(cost('mutation { bulkOperationRunQuery(query: "") { bulkOperation { id } } }')).toBe(11);
  });

  it('WHEN fewer items came back THEN the actual cost counts only those', () => {
    const data = { products: { nodes: [{ id: '1' }, { id: '2' }] } };
    expect(cost('{ products(first: 10) { nodes { id } } }', {}, data)).toBe(4);
    expect(cost('{ product(id: "gid://shopify/Product/1") { id } }', {}, { product: null })).toBe(0);
  });
});
