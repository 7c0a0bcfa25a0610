import type { ShopifyContext } from '#sandbox/shopify/context.ts';
import { accessDenied } from './shopify-errors.ts';

/**
 * Checks a scope that the schema does not name because it depends on the object of the call, e.g. `tagsAdd` and
 * `metafieldsSet`. The merchant's own actions need none.
 * @throws GraphQLError ACCESS_DENIED
 */
export function demandScope(context: ShopifyContext, scope: string, fieldName: string): void {
  if (context.clientId !== null && !context.scopes.has(scope))
    throw accessDenied(fieldName, `\`${scope}\` access scope.`);
}
