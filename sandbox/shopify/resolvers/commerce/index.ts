import { mergeResolvers } from '#sandbox/shopify/graphql/merge-resolvers.ts';
import type { ResolverMap } from '#sandbox/shopify/context.ts';
import { customerFields } from './customer-fields.ts';
import { customerTypes } from './customer-types.ts';
import { discountTypes } from './discount-types.ts';
import { draftOrderFields } from './draft-order-fields.ts';
import { draftOrderTypes } from './draft-order-types.ts';
import { fulfillmentMutations } from './fulfillment-mutations.ts';
import { fulfillmentTypes } from './fulfillment-types.ts';
import { lineItemType } from './line-item-type.ts';
import { metafieldsSet } from './metafields-set.ts';
import { orderMutations } from './order-mutations.ts';
import { orderQueries } from './order-queries.ts';
import { orderType } from './order-type.ts';
import { refundMutation } from './refund-mutation.ts';
import { refundTypes } from './refund-types.ts';
import { returnTypes } from './return-types.ts';

export { findCommerceNode } from './order-queries.ts';

/** Resolvers of orders, draft orders, fulfilment, refunds, customers and risk. */
export const commerceResolvers: ResolverMap = mergeResolvers([
  { Order: orderType, LineItem: lineItemType },
  customerFields,
  customerTypes,
  discountTypes,
  draftOrderFields,
  draftOrderTypes,
  fulfillmentMutations,
  fulfillmentTypes,
  metafieldsSet,
  orderMutations,
  orderQueries,
  refundMutation,
  refundTypes,
  returnTypes,
]);
