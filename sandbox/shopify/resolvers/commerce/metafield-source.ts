import { createHash } from 'node:crypto';
import type { ShopifyContext } from '#sandbox/shopify/context.ts';
import { numericId } from '#sandbox/shopify/commerce/inventory.ts';
import { fullNamespace } from '#sandbox/shopify/commerce/order-metafields.ts';
import type { OrderRecord } from '#sandbox/shopify/state/records.ts';

/** GraphQL `Metafield` of an order, as plain data. */
export function metafieldSource(order: OrderRecord, row: OrderRecord['metafields'][number]) {
  return {
    __typename: 'Metafield',
    ...row,
    legacyResourceId: String(numericId(row.id)),
    jsonValue: jsonValue(row),
    compareDigest: createHash('sha256').update(row.value).digest('hex'),
    sizeInBytes: Buffer.byteLength(row.value),
    ownerType: 'ORDER',
    owner: { __typename: 'Order', ...order },
    definition: null,
    description: null,
    reference: null,
    references: null,
    createdAt: order.createdAt,
    updatedAt: order.updatedAt,
  };
}

function jsonValue({ type, value }: { type: string; value: string }): unknown {
  const isJson =
    type === 'json' || type === 'boolean' || type.startsWith('number_integer') || type.startsWith('list.');
  return isJson ? JSON.parse(value) : value;
}

/** An order's metafields, narrowed by namespace and by keys (`key` or `namespace.key`). */
export function orderMetafields(
  context: ShopifyContext,
  order: OrderRecord,
  namespace: string | null | undefined,
  keys: string[] | null | undefined,
) {
  const full =
    namespace || keys?.every((key) => !key.includes('.')) ? fullNamespace(namespace, context.clientId) : null;
  return order.metafields
    .filter((row) => full === null || row.namespace === full)
    .filter((row) => !keys || keys.includes(row.key) || keys.includes(`${row.namespace}.${row.key}`))
    .map((row) => metafieldSource(order, row));
}
