import type { SellingMode } from '#app/agents/selling-mode.ts';
import type { AgentConnection, AgentSigningKey } from '#app/db/client/client.ts';
import { AppError } from '#app/kernel/app-error.ts';
import type { Services } from '#app/services.server.ts';
import { scopeToShop, type ShopScope } from '#app/shops/shop-scope.server.ts';
import { apiKeyHashes, hashApiKey } from './api-key.ts';
import { effectiveMode } from './effective-mode.ts';
import { findAgent, type AlsoRead, type AlsoSelect } from './find-agent.server.ts';
import type { RateWindow } from './rate-window.ts';

export interface AuthenticatedAgent {
  scope: ShopScope;
  /** `sellingMode` is what holds now: in-chat payment needs a connected Stripe account. */
  connection: Omit<AgentConnection, 'sellingMode'> & { sellingMode: SellingMode };
  /** The API key that was used. */
  keyId: string;
  /** Those that signatures are checked with now. */
  signingKeys: AgentSigningKey[];
  /** The merchant's Stripe profile or account, told to agents; null when none is connected for this mode. */
  merchantId: string | null;
  /** This request is counted; whether it is one too many is for the caller to say (assertWithinRate). */
  rate: RateWindow;
  /** What was read with it. */
  read: AlsoRead;
}

/**
 * Bearer key → agent connection → shop, in one statement.
 * @param also what the same statement reads besides
 * @throws AppError `unauthorized`, the same whether the header is missing, or the key unknown, revoked or expired.
 */
export async function authenticateAgent(
  services: Services,
  authorization: string | undefined,
  also?: AlsoSelect,
): Promise<AuthenticatedAgent> {
  const key = /^Bearer ([\x21-\x7e]{1,256})$/i.exec(authorization ?? '')?.[1];
  const found = key
    ? await findAgent(services, apiKeyHashes(hashApiKey(key), services.env.API_KEY_PEPPERS), also)
    : null;
  if (!found) throw new AppError('unauthorized', 'The API key is missing, unknown or revoked.');
  const { shop, connection, merchantId, ...rest } = found;
  const sellingMode = shop.closedAt
    ? 'discovery'
    : effectiveMode(services.env, connection.sellingMode as SellingMode, merchantId !== null);
  return {
    ...rest,
    scope: scopeToShop(services, shop),
    connection: { ...connection, sellingMode },
    merchantId,
  };
}
