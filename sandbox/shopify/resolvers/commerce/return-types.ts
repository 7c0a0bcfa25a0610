import type { ResolverMap } from '#sandbox/shopify/context.ts';
import { connection } from '#sandbox/shopify/graphql/connection.ts';
import type { OrderRecord, ReturnRecord } from '#sandbox/shopify/state/records.ts';
import { withOrder } from './sources.ts';

type ReturnSource = ReturnRecord & { order: OrderRecord };
type ReturnLine = ReturnRecord['lines'][number] & { order: OrderRecord };

/** GraphQL types of returns, as far as an app that follows an order reads them. */
export const returnTypes: ResolverMap = {
  QueryRoot: {
    return: (_root, args, context) => {
      for (const order of context.state.orders.all()) {
        const found = order.returns?.find(({ id }) => id === args.id);
        if (found) return withOrder(found, order);
      }
      return null;
    },
  },
  Order: {
    returns: (order: OrderRecord, args) =>
      connection(
        (order.returns ?? []).map((row) => withOrder(row, order)),
        args,
      ),
    returnStatus: ({ returns = [] }: OrderRecord) => {
      const has = (status: ReturnRecord['status']) => returns.some((row) => row.status === status);
      if (has('REQUESTED')) return 'RETURN_REQUESTED';
      if (has('OPEN')) return 'IN_PROGRESS';
      if (has('CLOSED')) return 'RETURNED';
      return returns.length > 0 ? 'RETURN_FAILED' : 'NO_RETURN';
    },
  },
  Return: {
    name: (row: ReturnSource) => `${row.order.name}-R${(row.order.returns ?? []).indexOf(row) + 1}`,
    totalQuantity: (row: ReturnSource) => row.lines.reduce((sum, { quantity }) => sum + quantity, 0),
    returnLineItems: (row: ReturnSource, args) =>
      connection(
        row.lines.map((line) => ({ __typename: 'ReturnLineItem', ...withOrder(line, row.order) })),
        args,
      ),
    exchangeLineItems: (row: ReturnSource, args) =>
      connection(
        row.exchangeIds.map((id) => ({ id })),
        args,
      ),
  },
  ReturnLineItem: {
    fulfillmentLineItem: (line: ReturnLine) => {
      const lines = line.order.fulfillments.flatMap((row) => row.lines);
      return withOrder(
        lines.find(({ id }) => id === line.fulfillmentLineId)!,
        line.order,
      );
    },
  },
};
