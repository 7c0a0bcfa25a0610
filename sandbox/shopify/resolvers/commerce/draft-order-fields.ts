import type { ResolverMap } from '#sandbox/shopify/context.ts';
import type { DraftOrderInput } from '#sandbox/shopify/commerce/read-draft-input.ts';
import {
  releaseExpiredReservations,
  reserveDraft,
  releaseDraft,
} from '#sandbox/shopify/commerce/reserve-draft.ts';
import { connection } from '#sandbox/shopify/graphql/connection.ts';
import { notSimulated } from '#sandbox/shopify/graphql/shopify-errors.ts';
import { answer } from '#sandbox/shopify/user-error.ts';
import { calculatedDraftOrder } from './calculated-draft-order.ts';
import { availableDeliveryOptions } from './delivery-options.ts';
import { searchDraftOrders } from './draft-order-search.ts';
import { draftOrder } from './draft-order-types.ts';

/** Inputs the real Shopify acts on and the simulator does not: refused, so that nobody trusts a wrong total. */
const NOT_SIMULATED = ['paymentTerms', 'deposit', 'metafields', 'marketRegionCountryCode', 'localizedFields'];

function readable(input: DraftOrderInput & Record<string, unknown>): DraftOrderInput {
  for (const name of NOT_SIMULATED) if (input[name] != null) throw notSimulated(`DraftOrderInput.${name}`);
  if (input.purchasingEntity?.purchasingCompany)
    throw notSimulated('PurchasingEntityInput.purchasingCompany');
  return input;
}

/** Query and mutation fields of draft orders. */
export const draftOrderFields: ResolverMap = {
  QueryRoot: {
    draftOrder: (_root, args, context) => {
      const row = context.state.draftOrders.get(args.id);
      return row ? draftOrder(context, row) : null;
    },
    draftOrders: (_root, args, context) =>
      connection(
        searchDraftOrders(context, args.query).map((row) => draftOrder(context, row)),
        args,
      ),
    draftOrderAvailableDeliveryOptions: (_root, args, context) =>
      availableDeliveryOptions(context, { ...args, input: readable(args.input) }),
  },
  Mutation: {
    draftOrderCalculate: (_root, args, context) =>
      answer(['calculatedDraftOrder'], () => ({
        calculatedDraftOrder: calculatedDraftOrder(context, readable(args.input)),
      })),
    draftOrderCreate: (_root, args, context) =>
      answer(['draftOrder'], () => {
        releaseExpiredReservations(context);
        return { draftOrder: draftOrder(context, reserveDraft(context, readable(args.input))) };
      }),
    draftOrderDelete: (_root, args, context) =>
      answer(['deletedId'], () => ({ deletedId: releaseDraft(context, args.input.id) })),
  },
};
