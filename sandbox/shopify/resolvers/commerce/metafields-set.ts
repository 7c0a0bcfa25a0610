import type { ResolverMap, ShopifyContext } from '#sandbox/shopify/context.ts';
import { fullNamespace, mergeMetafield } from '#sandbox/shopify/commerce/order-metafields.ts';
import { requireOrder, saveOrder } from '#sandbox/shopify/commerce/order-changes.ts';
import { demandScope } from '#sandbox/shopify/graphql/demand-scope.ts';
import { notSimulated } from '#sandbox/shopify/graphql/shopify-errors.ts';
import type { OrderRecord } from '#sandbox/shopify/state/records.ts';
import { answer, UserError } from '#sandbox/shopify/user-error.ts';
import { metafieldSource } from './metafield-source.ts';

/** Shopify's limit on the metafields of one call. */
const MAX_METAFIELDS = 25;

interface MetafieldsSetInput {
  ownerId: string;
  namespace?: string | null;
  key: string;
  type?: string | null;
  value: string;
}

/** `metafieldsSet` on orders: all or nothing. Other owners are not simulated. */
export const metafieldsSet: ResolverMap = {
  Mutation: {
    metafieldsSet: (_root, args, context) => {
      demandScope(context, 'write_orders', 'metafieldsSet');
      const payload = answer(['metafields'], () => ({ metafields: setAll(context, args.metafields) }));
      const errors = payload.userErrors as object[];
      return { ...payload, userErrors: errors.map((error) => ({ elementIndex: null, ...error })) };
    },
  },
};

function setAll(context: ShopifyContext, inputs: MetafieldsSetInput[]) {
  if (inputs.length > MAX_METAFIELDS)
    throw new UserError(
      ['metafields'],
      `Exceeded the maximum metafields input limit of ${MAX_METAFIELDS}.`,
      'LESS_THAN_OR_EQUAL_TO',
    );
  const changed = new Map<string, OrderRecord>();
  inputs.forEach((input, index) => {
    if (!input.ownerId.startsWith('gid://shopify/Order/'))
      throw notSimulated(`metafieldsSet of ${input.ownerId}`);
    const field = ['metafields', String(index)];
    const order = changed.get(input.ownerId) ?? known(context, input.ownerId, field);
    const metafields = mergeMetafield(context, order.id, order.metafields, input, field);
    changed.set(order.id, { ...order, metafields });
  });
  for (const [id, order] of changed) changed.set(id, saveOrder(context, order, ['orders/updated']));
  return inputs.map((input) => {
    const order = changed.get(input.ownerId)!;
    const namespace = fullNamespace(input.namespace, context.clientId);
    return metafieldSource(
      order,
      order.metafields.find((row) => row.namespace === namespace && row.key === input.key)!,
    );
  });
}

function known(context: ShopifyContext, ownerId: string, field: string[]): OrderRecord {
  try {
    return requireOrder(context, ownerId);
  } catch {
    throw new UserError([...field, 'ownerId'], 'Owner does not exist.', 'INVALID');
  }
}
