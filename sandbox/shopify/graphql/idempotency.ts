import { createHash } from 'node:crypto';
import {
  getNamedType,
  isObjectType,
  valueFromASTUntyped,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
} from 'graphql';
import type { Row } from '#sandbox/store/journal-store.ts';
import type { ShopifyContext } from '#sandbox/shopify/context.ts';
import { badRequest } from './shopify-errors.ts';

/**
 * Mutations whose `@idempotent(key:)` has been mandatory since 2026-04, by Shopify's changelog "Making idempotency
 * mandatory for inventory adjustments and refund mutations".
 */
const IDEMPOTENT =
  /^(refundCreate|locationActivate|locationDeactivate|inventory(Activate|AdjustQuantities|MoveQuantities|SetQuantities|SetOnHandQuantities|Shipment(AddItems|Create|CreateInTransit|Receive)|Transfer(Create|CreateAsReadyToShip|Duplicate|SetItems)))$/;

interface IdempotentCall extends Row {
  argumentsHash: string;
  payload: unknown;
}

/**
 * Runs a mutation field once per idempotency key: a repeat with equal arguments gets the first payload again.
 * @throws GraphQLError when the directive is missing where Shopify demands it, its key is blank, or it is used where
 *   Shopify does not know it. A key that comes back with other arguments is a user error in the payload.
 */
export function runOnce(
  context: ShopifyContext,
  info: GraphQLResolveInfo,
  args: Record<string, unknown>,
  run: () => unknown,
): unknown {
  const name = info.fieldName;
  const directive = info.fieldNodes[0]?.directives?.find((node) => node.name.value === 'idempotent');
  if (!IDEMPOTENT.test(name)) {
    if (directive) throw badRequest(`The @idempotent directive is not supported on ${name}.`);
    return run();
  }
  const argument = directive?.arguments?.find((node) => node.name.value === 'key');
  const key = argument && valueFromASTUntyped(argument.value, info.variableValues);
  if (typeof key !== 'string' || !key.trim())
    throw badRequest('The @idempotent directive is required for this mutation but was not provided.');

  const calls = context.state.store.collection<IdempotentCall>('idempotentCalls');
  const id = `${context.clientId}/${name}/${key}`;
  const argumentsHash = createHash('sha256').update(JSON.stringify(args)).digest('hex');
  const earlier = calls.get(id);
  if (earlier) {
    if (earlier.argumentsHash === argumentsHash) return earlier.payload;
    return mismatch(info.returnType);
  }
  return whenDone(run(), (payload) => {
    calls.put({ id, argumentsHash, payload });
    return payload;
  });
}

/** An empty payload with Shopify's user error IDEMPOTENCY_KEY_PARAMETER_MISMATCH. */
function mismatch(returnType: GraphQLOutputType): Record<string, unknown> {
  const type = getNamedType(returnType);
  const nothing = isObjectType(type) ? Object.keys(type.getFields()).map((field) => [field, null]) : [];
  const error = {
    field: null,
    message: 'The same idempotency key cannot be used with different operation parameters.',
    code: 'IDEMPOTENCY_KEY_PARAMETER_MISMATCH',
  };
  return { ...Object.fromEntries(nothing), userErrors: [error] };
}

function whenDone<T>(value: T | Promise<T>, next: (value: T) => T): T | Promise<T> {
  return value instanceof Promise ? value.then(next) : next(value);
}
