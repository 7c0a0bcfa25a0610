import type { ShopifyContext } from '#sandbox/shopify/context.ts';
import type { OrderRecord } from '#sandbox/shopify/state/records.ts';
import { UserError } from '#sandbox/shopify/user-error.ts';
import type { MetafieldInput } from './order-input.ts';

type Metafield = OrderRecord['metafields'][number];

/**
 * A metafield namespace in full: `$app` and `$app:x` belong to the calling app, an absent one is `$app`.
 */
export function fullNamespace(namespace: string | null | undefined, clientId: string | null): string {
  const given = namespace || '$app';
  return given.startsWith('$app')
    ? `app--${clientId ?? 'merchant'}${given.slice(4).replace(':', '--')}`
    : given;
}

/**
 * Merges metafields into those an order has, by namespace and key.
 * @throws UserError for a missing key, value or type, a type other than the definition's, or (definition of type
 *   `id`) a value that another order has already.
 */
export function mergeMetafields(
  context: ShopifyContext,
  orderId: string | null,
  old: Metafield[],
  inputs: MetafieldInput[] | null | undefined,
  field: string[],
): Metafield[] {
  return (inputs ?? []).reduce(
    (merged, input, index) => mergeMetafield(context, orderId, merged, input, [...field, String(index)]),
    old,
  );
}

/** Merges one metafield; as `mergeMetafields`. */
export function mergeMetafield(
  context: ShopifyContext,
  orderId: string | null,
  old: Metafield[],
  input: MetafieldInput,
  field: string[],
): Metafield[] {
  const next = readMetafield(context, orderId, old, input, field);
  return [...old.filter((row) => row.id !== next.id), next];
}

function readMetafield(
  context: ShopifyContext,
  orderId: string | null,
  old: Metafield[],
  input: MetafieldInput,
  field: string[],
): Metafield {
  const { key, value } = input;
  if (!key) throw new UserError([...field, 'key'], "Key can't be blank", 'BLANK');
  if (!value) throw new UserError([...field, 'value'], "Value can't be blank", 'BLANK');
  const namespace = fullNamespace(input.namespace, context.clientId);
  const definition = orderDefinition(context, namespace, key);
  const type = input.type ?? definition?.type;
  if (!type) throw new UserError([...field, 'type'], "Type can't be blank", 'BLANK');
  if (definition && type !== definition.type)
    throw new UserError(
      [...field, 'type'],
      `Type must be '${definition.type}', as its definition says`,
      'INVALID_TYPE',
    );
  const id = old.find((row) => row.namespace === namespace && row.key === key)?.id;
  const taken = definition?.type === 'id' ? findByCustomId(context, namespace, key, value) : undefined;
  if (taken && taken.id !== orderId)
    throw new UserError([...field, 'value'], 'Value has already been taken', 'TAKEN');
  return { id: id ?? context.state.gid('Metafield'), namespace, key, type, value };
}

/** The definition of an order metafield, if the app or the merchant made one. */
function orderDefinition(context: ShopifyContext, namespace: string, key: string) {
  return context.state.metafieldDefinitions.find(
    (row) =>
      row.ownerType === 'ORDER' &&
      row.key === key &&
      fullNamespace(row.namespace, context.clientId) === namespace,
  );
}

/**
 * The order whose metafield of type `id` has this value; consistent at once, unlike search.
 * @throws UserError if no definition of type `id` exists for the namespace and key.
 */
export function findByCustomId(
  context: ShopifyContext,
  namespace: string | null | undefined,
  key: string,
  value: string,
): OrderRecord | undefined {
  const full = fullNamespace(namespace, context.clientId);
  if (orderDefinition(context, full, key)?.type !== 'id')
    throw new UserError(
      ['identifier', 'customId'],
      `Metafield definition of type 'id' is required when using custom ids.`,
    );
  return context.state.orders.find((order) =>
    order.metafields.some((row) => row.namespace === full && row.key === key && row.value === value),
  );
}
