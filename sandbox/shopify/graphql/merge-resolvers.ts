import type { ResolverMap } from '#sandbox/shopify/context.ts';

/**
 * One map of several; the query root may be called `Query` or, as in Shopify's schema, `QueryRoot`.
 * @throws Error when two maps resolve the same field: one of them would silently lose.
 */
export function mergeResolvers(maps: readonly ResolverMap[]): ResolverMap {
  const merged: ResolverMap = {};
  for (const [name, fields] of maps.flatMap((map) => Object.entries(map))) {
    const type = name === 'Query' ? 'QueryRoot' : name;
    merged[type] ??= {};
    for (const [field, resolver] of Object.entries(fields)) {
      if (merged[type][field]) throw new Error(`${type}.${field} has two resolvers`);
      merged[type][field] = resolver;
    }
  }
  return merged;
}
