import { queueShopFeedback } from '#app/catalog/channel/tell-shop-feedback.server.ts';
import { recordStaffAction } from '#app/insights/record-staff-action.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { NEWEST_VERSION } from './acp-versions.ts';
import { assertEventUrl } from './assert-event-url.server.ts';
import { connectionSecretContext, newConnectionSecret } from './connection-secret.ts';
import { readSettings, settingsColumns, type ConnectionSettings } from './connection-settings.ts';
import { newApiKey } from './new-api-key.ts';

type Required = 'name' | 'platform' | 'sellingMode';

/** `platform` is a stable handle for attribution, e.g. `chatgpt`; `eventUrl` is where order events go. */
export type CreateConnectionInput = Pick<ConnectionSettings, Required> &
  Partial<Omit<ConnectionSettings, Required>> & { mode: 'test' | 'live' };

export interface CreatedConnection {
  id: string;
  /** Shown once; only its hash is kept. */
  apiKey: string;
  /** Shared with the agent, to verify order events; kept sealed. */
  eventSecret: string;
  /** Shared with the agent, to sign requests; kept sealed. */
  signingSecret: string;
}

/**
 * Gives an agent platform access to the shop: a connection, its first API key and its secrets.
 * @throws AppError `invalid` for a setting that cannot be.
 */
export async function createConnection(
  scope: ShopScope,
  { mode, ...input }: CreateConnectionInput,
): Promise<CreatedConnection> {
  const settings = { ...input, ...readSettings(scope.env, input) };
  await assertEventUrl(scope, settings.eventUrl);
  const id = scope.newId('agent');
  const { apiKey, row } = newApiKey(scope, mode);
  const eventSecret = newConnectionSecret('event');
  const signingSecret = newConnectionSecret('signing');
  await scope.db.$transaction(async (tx) => {
    await tx.agentConnection.create({
      data: {
        apiVersion: NEWEST_VERSION,
        signaturePolicy: 'optional',
        ...settingsColumns(settings),
        name: settings.name,
        platform: settings.platform,
        sellingMode: settings.sellingMode,
        id,
        shopId: scope.shop.id,
        mode,
        sealedEventSecret: scope.secrets.seal(eventSecret, connectionSecretContext(id, 'event')),
        createdAt: scope.clock(),
        keys: { create: row },
        signingKeys: {
          create: {
            id: scope.newId('sigkey'),
            shopId: scope.shop.id,
            algorithm: 'hmac-sha256',
            sealedKey: scope.secrets.seal(signingSecret, connectionSecretContext(id, 'signing')),
            createdAt: scope.clock(),
          },
        },
      },
    });
    await recordStaffAction(scope, tx, {
      action: 'agent.connected',
      subjectId: id,
      facts: { name: settings.name },
    });
    await queueShopFeedback(scope, tx);
  });
  return { id, apiKey, eventSecret, signingSecret };
}
