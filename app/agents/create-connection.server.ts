import { randomBytes } from 'node:crypto';
import { AppError } from '#app/kernel/app-error.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import type { SellingMode } from '#app/agents/selling-mode.ts';
import { NEWEST_VERSION, type AcpVersion } from './acp-versions.ts';
import { apiKeyHint, generateApiKey, hashApiKey } from './api-key.ts';

export interface CreateConnectionInput {
  name: string;
  /** Stable handle for attribution, e.g. `chatgpt`. */
  platform: string;
  mode: 'test' | 'live';
  sellingMode: SellingMode;
  /** Where order events go. */
  eventUrl?: string;
  /** The protocol version order events are told in; the newest unless given. */
  apiVersion?: AcpVersion;
}

export interface CreatedConnection {
  id: string;
  /** Shown once; only its hash is kept. */
  apiKey: string;
  /** Shared with the agent, to verify order events; kept sealed. */
  eventSecret: string;
  /** Shared with the agent, to sign requests; kept sealed. */
  signingSecret: string;
}

/** Where a connection's secrets are sealed to: a value copied to another row does not open. */
export const connectionSecretContext = (id: string, field: 'event' | 'signing') =>
  `agent_connections:${id}:${field}`;

/** Orders are told in the open to nobody: TLS, except to the sandbox's own agent. */
function assertEventUrl({ env }: ShopScope, eventUrl: string | undefined): void {
  if (!eventUrl || env.SANDBOX || new URL(eventUrl).protocol === 'https:') return;
  throw new AppError('invalid', 'The event URL must begin with https://.', { param: 'event_url' });
}

/** Gives an agent platform access to the shop: a connection, its first API key and its secrets. */
export async function createConnection(
  scope: ShopScope,
  input: CreateConnectionInput,
): Promise<CreatedConnection> {
  assertEventUrl(scope, input.eventUrl);
  const id = scope.newId('agent');
  const apiKey = generateApiKey(input.mode);
  const [eventSecret, signingSecret] = ['whsec', 'sigsec'].map(
    (prefix) => `${prefix}_${randomBytes(32).toString('base64url')}`,
  ) as [string, string];
  await scope.db.agentConnection.create({
    data: {
      id,
      shopId: scope.shop.id,
      name: input.name,
      platform: input.platform,
      mode: input.mode,
      sellingMode: input.sellingMode,
      eventUrl: input.eventUrl,
      apiVersion: input.apiVersion ?? NEWEST_VERSION,
      signaturePolicy: 'optional',
      sealedEventSecret: scope.secrets.seal(eventSecret, connectionSecretContext(id, 'event')),
      createdAt: scope.clock(),
      keys: {
        create: {
          id: scope.newId('key'),
          shopId: scope.shop.id,
          hash: hashApiKey(apiKey),
          hint: apiKeyHint(apiKey),
          createdAt: scope.clock(),
        },
      },
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
  return { id, apiKey, eventSecret, signingSecret };
}
