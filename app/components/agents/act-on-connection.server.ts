import { z } from 'zod';
import { addSigningKey } from '#app/agents/add-signing-key.server.ts';
import {
  checkEventEndpoint,
  type EndpointCheck,
  type TestEventSigner,
} from '#app/agents/check-event-endpoint.server.ts';
import { createApiKey } from '#app/agents/create-api-key.server.ts';
import { revokeApiKey } from '#app/agents/revoke-api-key.server.ts';
import { revokeConnection } from '#app/agents/revoke-connection.server.ts';
import { revokeSigningKey } from '#app/agents/revoke-signing-key.server.ts';
import { rotateApiKey } from '#app/agents/rotate-api-key.server.ts';
import { rotateEventSecret } from '#app/agents/rotate-event-secret.server.ts';
import { updateConnection } from '#app/agents/update-connection.server.ts';
import { addDestination, type AddDestinationInput } from '#app/feeds/delivery/add-destination.server.ts';
import { removeDestination } from '#app/feeds/delivery/remove-destination.server.ts';
import { requestDelivery } from '#app/feeds/delivery/request-delivery.server.ts';
import { updateDestination } from '#app/feeds/delivery/update-destination.server.ts';
import { FEED_FORMATS } from '#app/feeds/feed-format.ts';
import { recordStaffAction } from '#app/insights/record-staff-action.server.ts';
import { AppError } from '#app/kernel/app-error.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { readSettingsForm } from './connection-form.ts';
import type { NewSecrets } from './secrets-card.tsx';

/** What the page of an agent is answered: secrets stand here the one time they are shown. */
export interface ConnectionOutcome {
  done: true;
  secrets?: NewSecrets;
  test?: Pick<EndpointCheck, 'status' | 'problem' | 'durationMs'>;
  /** What became of a feed. */
  feed?: 'requested' | 'saved' | 'removed';
}

const text = z.string().trim();
const hours = z.coerce.number();
/** A whole number; anything else goes on as NaN, so that the domain names the field. */
const count = text.transform((given) => (/^\d+$/.test(given) ? Number(given) : NaN));
const request = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('save'), settings: z.unknown() }),
  z.object({ intent: z.literal('create-key') }),
  z.object({ intent: z.literal('rotate-keys'), overlap: hours }),
  z.object({ intent: z.literal('revoke-key'), id: text }),
  z.object({ intent: z.literal('rotate-event-secret'), overlap: hours }),
  z.object({ intent: z.literal('add-signing-key') }),
  z.object({ intent: z.literal('add-public-key'), publicKey: text }),
  z.object({ intent: z.literal('revoke-signing-key'), id: text }),
  z.object({ intent: z.literal('test-events') }),
  z.object({
    intent: z.literal('add-feed'),
    kind: z.enum(['hosted', 'openai-api', 'acp-api', 'sftp', 'stripe']),
    format: z.enum(FEED_FORMATS),
    url: text.default(''),
    token: text.default(''),
    hostKey: text.default(''),
    password: z.string().default(''),
  }),
  z.object({
    intent: z.literal('save-feed'),
    id: text,
    everyHours: count,
    guardPercent: count,
    country: text.toUpperCase(),
    newUrl: z.boolean(),
  }),
  z.object({ intent: z.literal('deliver-feed'), id: text }),
  z.object({ intent: z.literal('remove-feed'), id: text }),
  z.object({ intent: z.literal('revoke') }),
]);

/**
 * Does what staff ask for on the page of an agent.
 * @param signTest makes the test request of an event URL
 * @throws AppError as the domain's functions; `invalid` for what the page cannot ask
 */
export async function actOnConnection(
  scope: ShopScope,
  connectionId: string,
  given: unknown,
  signTest: TestEventSigner,
): Promise<ConnectionOutcome> {
  const read = request.safeParse(given);
  if (!read.success) throw new AppError('invalid', 'This cannot be asked of an agent.');
  const asked = read.data;
  const done = true;
  switch (asked.intent) {
    case 'save':
      await updateConnection(scope, connectionId, readSettingsForm(asked.settings, scope.shop.currency));
      return { done };
    case 'create-key':
      return { done, secrets: { apiKey: (await createApiKey(scope, connectionId)).apiKey } };
    case 'rotate-keys':
      return { done, secrets: { apiKey: (await rotateApiKey(scope, connectionId, asked.overlap)).apiKey } };
    case 'revoke-key':
      await revokeApiKey(scope, asked.id);
      return { done };
    case 'rotate-event-secret': {
      const { eventSecret } = await rotateEventSecret(scope, connectionId, asked.overlap);
      return { done, secrets: { eventSecret } };
    }
    case 'add-signing-key': {
      const { signingSecret } = await addSigningKey(scope, connectionId, { algorithm: 'hmac-sha256' });
      return { done, secrets: { signingSecret } };
    }
    case 'add-public-key':
      await addSigningKey(scope, connectionId, { algorithm: 'ed25519', publicKey: asked.publicKey });
      return { done };
    case 'revoke-signing-key':
      await revokeSigningKey(scope, asked.id);
      return { done };
    case 'test-events': {
      const { status, problem, durationMs } = await checkEventEndpoint(scope, connectionId, signTest);
      await recordStaffAction(scope, scope.db, { action: 'event_url.tested', subjectId: connectionId });
      return { done, test: { status, problem, durationMs } };
    }
    case 'add-feed':
      await addDestination(scope, { connectionId, format: asked.format, push: pushTarget(asked) });
      return { done, feed: 'saved' };
    case 'save-feed': {
      const { id, everyHours, guardPercent, country, newUrl } = asked;
      await updateDestination(scope, id, { everyHours, guardPercent, country: country || null, newUrl });
      return { done, feed: 'saved' };
    }
    case 'deliver-feed':
      await requestDelivery(scope, asked.id);
      return { done, feed: 'requested' };
    case 'remove-feed':
      await removeDestination(scope, asked.id);
      return { done, feed: 'removed' };
    case 'revoke':
      await revokeConnection(scope, connectionId);
      return { done };
  }
}

type AddFeed = Extract<z.output<typeof request>, { intent: 'add-feed' }>;

function pushTarget({ kind, url, token, hostKey, password }: AddFeed): AddDestinationInput['push'] {
  if (kind === 'hosted') return undefined;
  if (kind === 'stripe') return { kind };
  return kind === 'sftp' ? { kind, url, hostKey, password } : { kind, url, token };
}
