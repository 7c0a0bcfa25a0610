import { isAcpVersion, NEWEST_VERSION } from '#app/agents/acp-versions.ts';
import type { EventTranslator } from '#app/orders/deliver-order-events.server.ts';
import { dialectOf } from './dialect.ts';
import { signEvent } from './sign-event.ts';
import { versionPolicy } from './version-policy.ts';

/** An order event as an agent of that version expects it. A version that is no longer spoken gets the newest. */
export const translateEvent: EventTranslator = (apiVersion, event, signer) => {
  const version = isAcpVersion(apiVersion) ? apiVersion : NEWEST_VERSION;
  const { eventTypes, eventSignature } = versionPolicy(version);
  const body = JSON.stringify(dialectOf(version).orderEvent({ ...event, type: eventTypes[event.type] }));
  return { body, headers: signEvent(body, signer, eventSignature) };
};
