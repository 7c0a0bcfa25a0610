import type { EventRow, Json } from '../state/records.ts';
import type { StripeState } from '../state/stripe-state.ts';

/** The event as `GET /v1/events/:id` shows it and as it is delivered. */
export function renderEvent(state: StripeState, row: EventRow): Json {
  return {
    id: row.id,
    object: 'event',
    api_version: null,
    created: row.created,
    data: row.data,
    livemode: false,
    pending_webhooks: state.webhookEndpoints.filter(
      (endpoint) => state.deliveries.get(deliveryId(row.id, endpoint.id))?.status === 'pending',
    ).length,
    request: { id: row.requestId, idempotency_key: row.idempotencyKey },
    type: row.type,
  };
}

/** One delivery per event and endpoint. */
export function deliveryId(event: string, endpoint: string): string {
  return `${event}-${endpoint}`;
}
