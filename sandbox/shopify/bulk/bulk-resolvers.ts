import { addSeconds } from '#app/kernel/clock.ts';
import { connection, type ConnectionArguments } from '#sandbox/shopify/graphql/connection.ts';
import type { AdminSchema } from '#sandbox/shopify/graphql/admin-schema.ts';
import type { ResolverMap, ShopifyContext } from '#sandbox/shopify/context.ts';
import { numericId } from '#sandbox/shopify/resolvers/catalog/numeric-id.ts';
import type { BulkOperationRecord } from '#sandbox/shopify/state/records.ts';
import type { ShopifyState } from '#sandbox/shopify/state/shopify-state.ts';
import { answer, UserError } from '#sandbox/shopify/user-error.ts';
import { MAX_RUNNING, type BulkOperations } from './bulk-operations.ts';
import { bulkQueryProblem } from './check-bulk-query.ts';

/** A result can be downloaded for seven days. */
const RESULT_SECONDS = 7 * 24 * 3600;

/** GraphQL of bulk queries; results are downloaded from `baseUrl`, the simulator's own address. */
export function bulkResolvers(admin: AdminSchema, operations: BulkOperations, baseUrl: string): ResolverMap {
  const own = (context: ShopifyContext) =>
    context.state.bulkOperations.filter((row) => row.clientId === context.clientId).reverse();
  return {
    QueryRoot: {
      bulkOperation: (_source, { id }: { id: string }, context) =>
        own(context).find((row) => row.id === id) ?? null,
      bulkOperations: (_source, args: ConnectionArguments, context) => connection(own(context), args),
      currentBulkOperation: (_source, { type }: { type?: string | null }, context) =>
        type === 'MUTATION' ? null : (own(context)[0] ?? null),
    },
    Mutation: {
      bulkOperationRunQuery: (_source, { query }: { query: string }, context) =>
        answer(['bulkOperation'], () => {
          const problem = bulkQueryProblem(admin.schema, query);
          if (problem !== null) throw new UserError(['query'], problem, 'INVALID');
          if (operations.running(context.clientId).length >= MAX_RUNNING)
            throw new UserError(
              null,
              `A maximum of ${MAX_RUNNING} bulk query operations can run at once.`,
              'OPERATION_IN_PROGRESS',
            );
          return { bulkOperation: operations.create(query, context.clientId!) };
        }),
      bulkOperationCancel: (_source, { id }: { id: string }, context) =>
        answer(['bulkOperation'], () => {
          const operation = own(context).find((row) => row.id === id);
          if (!operation) throw new UserError(['id'], 'Bulk operation does not exist');
          if (operation.completedAt)
            throw new UserError(
              null,
              `A bulk operation cannot be canceled when it is ${operation.status.toLowerCase()}`,
            );
          return { bulkOperation: operations.cancel(operation) };
        }),
    },
    BulkOperation: {
      type: () => 'QUERY',
      url: (record: BulkOperationRecord, _args, context) =>
        record.status === 'COMPLETED' && record.objectCount > 0 && !isGone(record, context)
          ? `${baseUrl}/_bulk/${numericId(record.id)}.jsonl`
          : null,
      partialDataUrl: () => null,
    },
  };
}

function isGone(record: BulkOperationRecord, context: ShopifyContext): boolean {
  return addSeconds(new Date(record.completedAt!), RESULT_SECONDS) <= context.clock();
}

/** The JSONL behind a download URL, undefined if there is none. */
export function bulkResult(state: ShopifyState, numericOperationId: string): string | undefined {
  const record = state.bulkOperations.get(`gid://shopify/BulkOperation/${numericOperationId}`);
  return record?.status === 'COMPLETED' ? (record.jsonl ?? undefined) : undefined;
}
