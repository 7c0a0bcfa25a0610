import { isAcpVersion, NEWEST_VERSION, type AcpVersion } from '#app/agents/acp-versions.ts';
import type { TestEventSigner } from '#app/agents/check-event-endpoint.server.ts';
import type { EventTranslator } from '#app/orders/events/event-translator.ts';
import { signEvent } from './sign-event.ts';
import { versionPolicy } from '../version-policy.ts';
import { orderEvent, type OrderEventFacts } from '../wire/order-event.ts';
import { refundEvent } from '../wire/refund-event.ts';

const BODIES = { refunds: refundEvent, adjustments: orderEvent };

/** An order event as an agent of that version expects it. A version that is no longer spoken gets the newest. */
export const translateEvent: EventTranslator = (apiVersion, event, signer) => {
  const version = isAcpVersion(apiVersion) ? apiVersion : NEWEST_VERSION;
  const { eventTypes, eventSignature } = versionPolicy(version);
  const body = JSON.stringify(eventBody(version, { ...event, type: eventTypes[event.type] }));
  return { body, headers: signEvent(body, signer, eventSignature) };
};

/**
 * A signed request that is no order event and names no order: a receiver that checks signatures first answers 400 or
 * takes no notice, one that does not know the secret 401. The type is no version's; the enumeration is open.
 */
export const translateTestEvent: TestEventSigner = (apiVersion, signer) => {
  const version = isAcpVersion(apiVersion) ? apiVersion : NEWEST_VERSION;
  const body = JSON.stringify({ type: 'endpoint_test', data: { type: 'endpoint_test' } });
  return { body, headers: signEvent(body, signer, versionPolicy(version).eventSignature) };
};

/** The body of an order event, by the `refunds` of its version. */
export function eventBody(version: AcpVersion, event: OrderEventFacts): Record<string, unknown> {
  return BODIES[versionPolicy(version).refunds](event);
}
