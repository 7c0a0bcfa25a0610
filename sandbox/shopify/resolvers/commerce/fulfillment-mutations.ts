import type { ResolverMap } from '#sandbox/shopify/context.ts';
import {
  addFulfillmentEvent,
  cancelFulfillment,
  updateTracking,
} from '#sandbox/shopify/commerce/change-fulfillment.ts';
import { createFulfillment, type Tracking } from '#sandbox/shopify/commerce/fulfill-order.ts';
import { holdFulfillment, releaseFulfillmentHolds } from '#sandbox/shopify/commerce/hold-fulfillment.ts';
import { answer } from '#sandbox/shopify/user-error.ts';
import { withOrder } from './sources.ts';

interface TrackingInput {
  company?: string | null;
  number?: string | null;
  numbers?: string[] | null;
  url?: string | null;
  urls?: string[] | null;
}

/** One tracking per number; a company is shared by all. */
function trackings(input: TrackingInput | null | undefined): Tracking[] {
  if (!input) return [];
  const numbers = input.numbers ?? [input.number ?? null];
  const urls = input.urls ?? [input.url ?? null];
  const count = Math.max(numbers.length, urls.length);
  return Array.from({ length: count }, (_, i) => ({
    company: input.company,
    number: numbers[i],
    url: urls[i],
  }));
}

/** Mutations of fulfilments and their holds. */
export const fulfillmentMutations: ResolverMap = {
  Mutation: {
    fulfillmentCreate: (_root, args, context) =>
      answer(['fulfillment'], () => {
        const requests = args.fulfillment.lineItemsByFulfillmentOrder.map(
          (row: {
            fulfillmentOrderId: string;
            fulfillmentOrderLineItems?: { id: string; quantity: number }[];
          }) => ({
            fulfillmentOrderId: row.fulfillmentOrderId,
            lines: row.fulfillmentOrderLineItems,
          }),
        );
        const done = createFulfillment(context, requests, trackings(args.fulfillment.trackingInfo));
        return { fulfillment: withOrder(done.fulfillment, done.order) };
      }),
    fulfillmentTrackingInfoUpdate: (_root, args, context) =>
      answer(['fulfillment'], () => {
        const done = updateTracking(context, args.fulfillmentId, trackings(args.trackingInfoInput));
        return { fulfillment: withOrder(done.fulfillment, done.order) };
      }),
    fulfillmentEventCreate: (_root, args, context) =>
      answer(['fulfillmentEvent'], () => ({
        fulfillmentEvent: addFulfillmentEvent(context, args.fulfillmentEvent).event,
      })),
    fulfillmentCancel: (_root, args, context) =>
      answer(['fulfillment'], () => {
        const done = cancelFulfillment(context, args.id);
        return { fulfillment: withOrder(done.fulfillment, done.order) };
      }),
    fulfillmentOrderHold: (_root, args, context) =>
      answer(['fulfillmentHold', 'fulfillmentOrder', 'remainingFulfillmentOrder'], () => {
        const done = holdFulfillment(context, args.id, args.fulfillmentHold);
        return {
          fulfillmentHold: done.hold,
          fulfillmentOrder: withOrder(done.fulfillmentOrder, done.order),
          remainingFulfillmentOrder: null,
        };
      }),
    fulfillmentOrderReleaseHold: (_root, args, context) =>
      answer(['fulfillmentOrder'], () => {
        const done = releaseFulfillmentHolds(context, args.id, args);
        return { fulfillmentOrder: withOrder(done.fulfillmentOrder, done.order) };
      }),
  },
};
