import { fromGid } from '#app/shopify/gid.ts';
import type {
  FulfillmentDisplayStatus,
  FulfillmentEventStatus,
  FulfillmentFieldsFragment,
} from '#app/shopify/operations/admin.generated.ts';
import type { AgentFulfillment } from '../agent-order.ts';

/** Shopify's FulfillmentDisplayStatus in ACP's words (Fulfillment.status). */
const STATUS: { [S in FulfillmentDisplayStatus]: string } & Partial<Record<string, string>> = {
  ATTEMPTED_DELIVERY: 'out_for_delivery',
  CANCELED: 'canceled',
  CARRIER_PICKED_UP: 'in_transit',
  CONFIRMED: 'shipped',
  DELAYED: 'in_transit',
  DELIVERED: 'delivered',
  FAILURE: 'failed',
  FULFILLED: 'shipped',
  IN_TRANSIT: 'in_transit',
  LABEL_PRINTED: 'processing',
  LABEL_PURCHASED: 'processing',
  LABEL_VOIDED: 'processing',
  MARKED_AS_FULFILLED: 'shipped',
  NOT_DELIVERED: 'failed',
  OUT_FOR_DELIVERY: 'out_for_delivery',
  PICKED_UP: 'delivered',
  READY_FOR_PICKUP: 'ready_for_pickup',
  SUBMITTED: 'processing',
};

/** Shopify's FulfillmentEventStatus in ACP's words (FulfillmentEvent.type). */
const EVENT: { [S in FulfillmentEventStatus]: string } & Partial<Record<string, string>> = {
  ATTEMPTED_DELIVERY: 'failed_attempt',
  CARRIER_PICKED_UP: 'in_transit',
  CONFIRMED: 'processing',
  DELAYED: 'in_transit',
  DELIVERED: 'delivered',
  FAILURE: 'undeliverable',
  IN_TRANSIT: 'in_transit',
  LABEL_PRINTED: 'processing',
  LABEL_PURCHASED: 'processing',
  OUT_FOR_DELIVERY: 'out_for_delivery',
  READY_FOR_PICKUP: 'ready_for_pickup',
};

const PICKUP: readonly (string | null)[] = ['READY_FOR_PICKUP', 'PICKED_UP'];

/**
 * A fulfilment as agents see it: its parcels, where they are, and each thing that happened, oldest first.
 * @param digital nothing of the order is shipped
 */
export function mapFulfillment(of: FulfillmentFieldsFragment, digital: boolean): AgentFulfillment {
  const [first, ...further] = of.trackingInfo;
  const furtherParcels = further.flatMap(({ number }) => number ?? []);
  const pickup =
    PICKUP.includes(of.displayStatus) || of.events.nodes.some(({ status }) => PICKUP.includes(status));
  return {
    id: fromGid(of.id),
    type: digital ? 'digital' : pickup ? 'pickup' : 'shipping',
    // Shopify may learn a word before this does.
    status: of.status === 'CANCELLED' ? 'canceled' : (STATUS[of.displayStatus ?? 'FULFILLED'] ?? 'shipped'),
    lines: of.fulfillmentLineItems.nodes.map((line) => ({
      id: fromGid(line.lineItem.id),
      quantity: line.quantity ?? 0,
    })),
    carrier: first?.company ?? null,
    trackingNumber: first?.number ?? null,
    trackingUrl: first?.url ?? null,
    ...(furtherParcels.length > 0 && { furtherParcels }),
    ...(of.estimatedDeliveryAt && { estimatedDeliveryAt: of.estimatedDeliveryAt }),
    events: eventsOf(of),
  };
}

function eventsOf(of: FulfillmentFieldsFragment): AgentFulfillment['events'] {
  const reported = of.events.nodes.map(({ id, status, happenedAt }) => ({
    id: fromGid(id),
    type: EVENT[status] ?? 'in_transit',
    occurredAt: happenedAt,
  }));
  // What Shopify knows without a carrier's report.
  const known = [
    { type: 'shipped', at: of.createdAt },
    { type: 'in_transit', at: of.inTransitAt },
    { type: 'delivered', at: of.deliveredAt },
    { type: 'canceled', at: of.status === 'CANCELLED' ? of.updatedAt : null },
  ].flatMap(({ type, at }) =>
    at && !reported.some((event) => event.type === type)
      ? [{ id: `${fromGid(of.id)}_${type}`, type, occurredAt: at }]
      : [],
  );
  return [...known, ...reported].sort((a, b) => Date.parse(a.occurredAt) - Date.parse(b.occurredAt));
}
