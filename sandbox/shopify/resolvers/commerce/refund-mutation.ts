import type { ResolverMap, ShopifyContext } from '#sandbox/shopify/context.ts';
import { minorOf } from '#sandbox/shopify/commerce/money-input.ts';
import { requireOrder } from '#sandbox/shopify/commerce/order-changes.ts';
import { inPresentment } from '#sandbox/shopify/commerce/order-presentment.ts';
import { orderTotals } from '#sandbox/shopify/commerce/order-totals.ts';
import { proportion } from '#sandbox/shopify/commerce/refund-presentment.ts';
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

/** `refundCreate`, whose amounts are in the buyer's currency. Its `@idempotent` is enforced by the GraphQL engine. */
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
  const shown = inPresentment(order);
  const { currencyCode } = shown;
  if (order.presentment && !input.currency)
    throw new UserError(['currency'], `Currency must be given, as the order is in ${currencyCode}`);
  if (input.currency && input.currency !== currencyCode)
    throw new UserError(['currency'], `Currency must be ${currencyCode}`);
  const [net, shownNet] = [orderTotals(order), orderTotals(shown)];
  const transactions = (input.transactions ?? []).map((row, index) => {
    const field = ['transactions', String(index)];
    if (row.kind !== 'REFUND') throw new UserError([...field, 'kind'], 'Kind must be refund');
    if (row.orderId !== order.id)
      throw new UserError([...field, 'orderId'], 'Order must be the refunded order');
    return {
      shownMinor: minorOf(row.amount, currencyCode, [...field, 'amount']),
      gateway: row.gateway,
      parentId: row.parentId ?? null,
    };
  });
  const { shipping } = input;
  const shownShipping = shipping?.fullRefund
    ? shownNet.currentShippingMinor
    : minorOf(shipping?.amount ?? '0', currencyCode, ['shipping', 'amount']);
  return {
    lines: (input.refundLineItems ?? []).map((row) => ({
      ...row,
      restockType: row.restockType ?? 'NO_RESTOCK',
    })),
    shippingMinor: proportion(shownShipping, shownNet.currentShippingMinor, net.currentShippingMinor),
    transactions: transactions.map(({ shownMinor, ...row }) => ({
      ...row,
      amountMinor: proportion(shownMinor, shownNet.netPaymentMinor, net.netPaymentMinor),
    })),
    shown: {
      shippingMinor: shownShipping,
      transactionMinors: transactions.map(({ shownMinor }) => shownMinor),
    },
    note: input.note ?? null,
    allowOverRefunding: input.allowOverRefunding ?? false,
  };
}
