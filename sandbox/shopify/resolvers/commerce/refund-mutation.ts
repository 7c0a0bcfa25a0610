import type { ResolverMap, ShopifyContext } from '#sandbox/shopify/context.ts';
import { minorOf } from '#sandbox/shopify/commerce/money-input.ts';
import { requireOrder } from '#sandbox/shopify/commerce/order-changes.ts';
import { orderTotals } from '#sandbox/shopify/commerce/order-totals.ts';
import { createRefund, type RefundRequest } from '#sandbox/shopify/commerce/refund-order.ts';
import type { RestockType } from '#sandbox/shopify/commerce/remove-units.ts';
import { notSimulated } from '#sandbox/shopify/graphql/shopify-errors.ts';
import { answer, UserError } from '#sandbox/shopify/user-error.ts';
import { withOrder } from './sources.ts';

/** The parts of GraphQL `RefundInput` this simulator acts on. */
interface RefundInput {
  orderId: string;
  refundLineItems?: { lineItemId: string; quantity: number; restockType?: RestockType | null }[] | null;
  shipping?: { amount?: string | null; fullRefund?: boolean | null } | null;
  transactions?:
    { orderId: string; parentId?: string | null; kind: string; gateway: string; amount: string }[] | null;
  currency?: string | null;
  note?: string | null;
  allowOverRefunding?: boolean | null;
  refundDuties?: unknown[] | null;
  refundMethods?: unknown[] | null;
}

/** `refundCreate`. Its `@idempotent` is enforced by the GraphQL engine. */
export const refundMutation: ResolverMap = {
  Mutation: {
    refundCreate: (_root, args, context) =>
      answer(['refund', 'order'], () => {
        const { order, refund } = createRefund(context, args.input.orderId, readRefund(context, args.input));
        return { order, refund: withOrder(refund, order) };
      }),
  },
};

function readRefund(context: ShopifyContext, input: RefundInput): RefundRequest {
  if (input.refundDuties?.length) throw notSimulated('RefundInput.refundDuties');
  if (input.refundMethods?.length) throw notSimulated('RefundInput.refundMethods');
  const order = requireOrder(context, input.orderId, ['orderId']);
  if (input.currency && input.currency !== order.currencyCode)
    throw new UserError(['currency'], `Currency must be ${order.currencyCode}`);
  const transactions = (input.transactions ?? []).map((row, index) => {
    const field = ['transactions', String(index)];
    if (row.kind !== 'REFUND') throw new UserError([...field, 'kind'], 'Kind must be refund');
    if (row.orderId !== order.id)
      throw new UserError([...field, 'orderId'], 'Order must be the refunded order');
    return {
      amountMinor: minorOf(row.amount, order.currencyCode, [...field, 'amount']),
      gateway: row.gateway,
      parentId: row.parentId ?? null,
    };
  });
  const { shipping } = input;
  return {
    lines: (input.refundLineItems ?? []).map((row) => ({
      ...row,
      restockType: row.restockType ?? 'NO_RESTOCK',
    })),
    shippingMinor: shipping?.fullRefund
      ? orderTotals(order).currentShippingMinor
      : minorOf(shipping?.amount ?? '0', order.currencyCode, ['shipping', 'amount']),
    transactions,
    note: input.note ?? null,
    allowOverRefunding: input.allowOverRefunding ?? false,
  };
}
