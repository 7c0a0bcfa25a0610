import type { ResolverMap, ShopifyContext } from '#sandbox/shopify/context.ts';
import { readAddress, type MailingAddressInput } from '#sandbox/shopify/commerce/address-input.ts';
import { cancelOrder } from '#sandbox/shopify/commerce/cancel-order.ts';
import { cleanTags, createOrder } from '#sandbox/shopify/commerce/create-order.ts';
import { requireOrder, saveOrder } from '#sandbox/shopify/commerce/order-changes.ts';
import type { MetafieldInput } from '#sandbox/shopify/commerce/order-input.ts';
import { mergeMetafields } from '#sandbox/shopify/commerce/order-metafields.ts';
import { releaseExpiredReservations } from '#sandbox/shopify/commerce/reserve-draft.ts';
import { demandScope } from '#sandbox/shopify/graphql/demand-scope.ts';
import { notSimulated } from '#sandbox/shopify/graphql/shopify-errors.ts';
import type { OrderRecord } from '#sandbox/shopify/state/records.ts';
import { answer, UserError } from '#sandbox/shopify/user-error.ts';
import { riskAssessment } from './risk-summary.ts';

/** Shopify's limit on the facts of one risk assessment. */
const MAX_FACTS = 20;

/** `OrderCreateOrderInput` fields the simulator does not act on. */
const NOT_SIMULATED = ['companyLocationId', 'fulfillment', 'fulfillmentStatus', 'userId'];

/** OrderCreateUserErrorCode; other codes of shared checks become INVALID there. */
const CREATE_CODES = new Set([
  'FULFILLMENT_SERVICE_INVALID',
  'INVENTORY_CLAIM_FAILED',
  'PROCESSED_AT_INVALID',
  'REDUNDANT_CUSTOMER_FIELDS',
  'TAX_LINE_RATE_MISSING',
]);

interface OrderUpdateInput {
  id: string;
  tags?: string[] | null;
  note?: string | null;
  email?: string | null;
  phone?: string | null;
  poNumber?: string | null;
  shippingAddress?: MailingAddressInput | null;
  customAttributes?: { key: string; value: string }[] | null;
  metafields?: MetafieldInput[] | null;
}

/** Mutations that make, change and end orders. */
export const orderMutations: ResolverMap = {
  Mutation: {
    orderCreate: (_root, args, context) =>
      answer(['order'], () => {
        for (const name of NOT_SIMULATED)
          if (args.order[name] != null) throw notSimulated(`OrderCreateOrderInput.${name}`);
        releaseExpiredReservations(context);
        return { order: withCreateCodes(() => createOrder(context, args.order, args.options ?? {})) };
      }),
    orderUpdate: (_root, args, context) =>
      answer(['order'], () => ({ order: updateOrder(context, args.input) })),
    orderCancel: (_root, args, context) => {
      const payload = answer(
        ['job', 'jobResult'],
        () => {
          if (args.refundMethod?.storeCreditRefund) throw notSimulated('Refund to store credit');
          const order = cancelOrder(context, args.orderId, {
            reason: args.reason,
            restock: args.restock,
            refund: args.refundMethod?.originalPaymentMethodsRefund ?? args.refund ?? false,
            staffNote: args.staffNote ?? null,
          });
          const id = order.cancellation!.jobId;
          // The real job runs after the answer; `job(id:)` reads done from then on.
          return {
            job: { id, done: false },
            jobResult: {
              __typename: 'OrderCancelJobResult',
              id,
              done: false,
              status: 'STARTED',
              errors: [],
              order,
            },
          };
        },
        'orderCancelUserErrors',
      );
      return { ...payload, userErrors: payload.orderCancelUserErrors };
    },
    tagsAdd: (_root, args, context) => {
      demandScope(context, 'write_orders', 'tagsAdd');
      return answer(['node'], () => ({
        node: changeTags(context, args.id, (tags) => [...tags, ...args.tags]),
      }));
    },
    tagsRemove: (_root, args, context) => {
      demandScope(context, 'write_orders', 'tagsRemove');
      return answer(['node'], () => ({
        node: changeTags(context, args.id, (tags) => tags.filter((tag) => !args.tags.includes(tag))),
      }));
    },
    orderRiskAssessmentCreate: (_root, args, context) =>
      answer(['orderRiskAssessment'], () => assessRisk(context, args.orderRiskAssessmentInput)),
  },
};

function withCreateCodes(work: () => OrderRecord): OrderRecord {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof UserError) || error.code === null || CREATE_CODES.has(error.code)) throw error;
    throw new UserError(error.field, error.message, 'INVALID');
  }
}

function updateOrder(context: ShopifyContext, input: OrderUpdateInput): OrderRecord {
  const order = requireOrder(context, input.id, ['id']);
  const changed: OrderRecord = {
    ...order,
    tags: input.tags ? cleanTags(input.tags) : order.tags,
    note: input.note === undefined ? order.note : input.note,
    email: input.email === undefined ? order.email : input.email,
    phone: input.phone === undefined ? order.phone : input.phone,
    poNumber: input.poNumber === undefined ? order.poNumber : input.poNumber,
    shippingAddress:
      readAddress(input.shippingAddress, ['input', 'shippingAddress']) ?? order.shippingAddress,
    // Shopify replaces the whole list, it does not merge.
    customAttributes: input.customAttributes ?? order.customAttributes,
    metafields: mergeMetafields(context, order.id, order.metafields, input.metafields, [
      'input',
      'metafields',
    ]),
  };
  return saveOrder(context, changed, ['orders/updated']);
}

function changeTags(context: ShopifyContext, id: string, change: (tags: string[]) => string[]) {
  if (!id.startsWith('gid://shopify/Order/')) throw notSimulated(`Tags of ${id}`);
  const order = requireOrder(context, id, ['id']);
  const saved = saveOrder(context, { ...order, tags: cleanTags(change(order.tags)) }, ['orders/updated']);
  return { __typename: 'Order', ...saved };
}

function assessRisk(
  context: ShopifyContext,
  input: { orderId: string; riskLevel: string; facts: { description: string; sentiment: string }[] },
) {
  const field = ['orderRiskAssessmentInput'];
  const order = requireOrder(context, input.orderId, [...field, 'orderId']);
  if (input.facts.length > MAX_FACTS)
    throw new UserError(
      [...field, 'facts'],
      'Too many facts were provided for the risk assessment.',
      'TOO_MANY_FACTS',
    );
  if (
    order.fulfillments.some((row) => row.status === 'SUCCESS') &&
    order.lines.every((line) => line.unfulfilledQuantity === 0)
  )
    throw new UserError(
      [...field, 'orderId'],
      'Order is already fulfilled and can no longer accept risk assessments.',
      'ORDER_ALREADY_FULFILLED',
    );
  const assessment = { riskLevel: input.riskLevel, facts: input.facts };
  saveOrder(context, { ...order, riskAssessments: [...order.riskAssessments, assessment] }, [
    'orders/updated',
  ]);
  return { orderRiskAssessment: riskAssessment(assessment) };
}
