import type { Context } from 'hono';
import { ACP_VERSIONS, isAcpVersion } from '#app/agents/acp-versions.ts';
import { authenticateAgent, type AuthenticatedAgent } from '#app/agents/authenticate-agent.server.ts';
import type { AlsoSelect } from '#app/agents/find-agent.server.ts';
import { assertWithinRate } from '#app/agents/rate-window.ts';
import {
  selectSession,
  selectSessionItems,
  type SessionRow,
} from '#app/checkout/session/session-store.server.ts';
import type { IdempotencyRecord } from '#app/db/client/client.ts';
import type { ItemRow } from '#app/catalog/find-sellable-items.server.ts';
import { AppError } from '#app/kernel/app-error.ts';
import { pickLanguage, type Language } from '#app/kernel/language.ts';
import type { Services } from '#app/services.server.ts';
import { keepAtHand, selectOfflineSession } from '#app/shopify/access-token.server.ts';
import type { SealedSession } from '#app/shopify/session-storage.server.ts';
import { checkSignature } from './check-signature.ts';
import { dialectOf, type AcpDialect } from '../dialect.ts';
import { readRecord, selectRecord, type JsonRecord } from '../idempotency/idempotency-records.server.ts';
import { hashBody, type IdempotentRequest } from '../idempotency/idempotency.server.ts';
import { rateLimitHeaders } from './rate-limit-headers.ts';
import { readJsonBody } from './read-body.ts';
import { assertHost } from './shop-host.server.ts';
import { versionPolicy, type VersionPolicy } from '../version-policy.ts';

/** A request that may be worked on: known agent, known version, readable body, honest signature. */
export interface AgentRequest extends AuthenticatedAgent {
  dialect: AcpDialect;
  policy: VersionPolicy;
  body: unknown;
  /** What a replay of the request is known by; null when it was not signed. */
  signatureDigest: string | null;
  /** What the caller wants to read; null: nothing Aisle speaks, or nothing said. */
  language: Language | null;
  /** What was read together with who asks; it is of that moment. */
  found: Found;
}

/**
 * What an operation needs: the session that its path names, that session's items, the record of its idempotency key, the
 * token for Shopify.
 */
export type Reads = readonly (keyof Found | 'shopify')[];

/** Those rows; undefined where they were not looked for. */
export interface Found {
  /** The record of its idempotency key. */
  record?: IdempotencyRecord | null;
  /** The session that its path names. */
  session?: SessionRow | null;
  /** The items of that session. */
  items?: ItemRow[];
}

/** Whether a request may change something: then it has a body, is signed, and may be repeated by its key. */
export function isChange(c: Context): boolean {
  return c.req.method === 'POST' || c.req.method === 'PUT';
}

/**
 * Everything that is checked before a request reaches the domain, cheapest first. From then on every answer, an error
 * too, tells what is left of the agent's rate (setRateHeaders).
 * @param reads what is read together with who asks
 * @param onAgent is told who asks as soon as that is known and within its rate, before anything else can go wrong.
 * @throws AppError naming the header or the body's fault.
 */
export async function readAgentRequest(
  services: Services,
  c: Context,
  reads: Reads,
  onAgent: (agent: AuthenticatedAgent) => void = () => {},
): Promise<AgentRequest> {
  const agent = await authenticateAgent(services, c.req.header('authorization'), alsoSelect(c, reads));
  c.set(RATE, rateLimitHeaders(agent.rate));
  c.set(CALLER, { connection: agent.connection.id, shop: agent.scope.shop.id });
  await assertHost(agent.scope, c.req.header('host'));
  assertWithinRate(agent.rate);
  onAgent(agent);
  const dialect = negotiateVersion(c.req.header('api-version'));
  const body = isChange(c) ? await readJsonBody(c.req.raw) : undefined;
  const signed = {
    path: c.req.path,
    body,
    signature: c.req.header('signature'),
    timestamp: c.req.header('timestamp'),
  };
  const signatureDigest = isChange(c) ? checkSignature(agent, signed) : null;
  const language = pickLanguage(c.req.header('accept-language'));
  const found = foundOf(agent.read);
  if ('shopify' in agent.read) keepAtHand(agent.scope, agent.read.shopify as SealedSession | null);
  return {
    ...agent,
    dialect,
    policy: versionPolicy(dialect.version),
    body,
    signatureDigest,
    language,
    found,
  };
}

function alsoSelect(c: Context, reads: Reads): AlsoSelect {
  const id = c.req.param('id') ?? '';
  const key = reads.includes('record') && keyOf(c);
  const { path } = c.req;
  return {
    ...(reads.includes('session') && {
      session: ({ shopId, connectionId }) => selectSession(id, shopId, connectionId),
    }),
    ...(reads.includes('items') && {
      items: ({ shopId, connectionId }) => selectSessionItems(id, shopId, connectionId),
    }),
    ...(reads.includes('shopify') && { shopify: ({ shopId }) => selectOfflineSession(shopId) }),
    ...(key && { record: ({ shopId, connectionId }) => selectRecord({ path, key }, shopId, connectionId) }),
  };
}

function foundOf(read: Record<string, unknown>): Found {
  const { record, ...others } = read as Omit<Found, 'record'> & { record?: JsonRecord | null };
  return { ...others, record: record === undefined ? undefined : readRecord(record) };
}

/** The idempotency key of a request that may be repeated by it. */
function keyOf(c: Context): string | null {
  return (isChange(c) && c.req.header('idempotency-key')) || null;
}

const RATE = 'rateLimitHeaders';
const CALLER = 'agentCaller';

/** Whose key a request was made with, once that is known: the ids of connection and shop. */
export function callerOf(c: Context): { connection: string; shop: string } | undefined {
  return c.get(CALLER) as { connection: string; shop: string } | undefined;
}

/** Tells what is left of the agent's rate, once the agent is known. */
export function setRateHeaders(c: Context): void {
  for (const [name, value] of (c.get(RATE) as [string, string][] | undefined) ?? [])
    c.res.headers.set(name, value);
}

/**
 * What a repeat of the request is known by: its idempotency key and what that is bound to (ACP RFC, section 6.1), and
 * its signature. The key is null without one, where the version lets that pass, and on PUT, for which no version asks.
 * @throws AppError `idempotency_key_required` where it does not, `invalid` for a key that is too long.
 */
export function idempotentRequest(
  c: Context,
  { connection, policy, dialect, body, signatureDigest }: AgentRequest,
): IdempotentRequest {
  const key = keyOf(c);
  if (!key && c.req.method === 'POST' && policy.idempotencyKey === 'required')
    throw new AppError('idempotency_key_required', 'Idempotency-Key header is required on all POST requests');
  if (key && key.length > 255)
    throw new AppError('invalid', 'Idempotency-Key is longer than 255 characters.');
  return {
    connectionId: connection.id,
    path: c.req.path,
    key,
    hash: hashBody(body),
    version: dialect.version,
    signatureDigest,
  };
}

function negotiateVersion(asked: string | undefined): AcpDialect {
  if (isAcpVersion(asked)) return dialectOf(asked);
  const code = asked === undefined ? 'missing_api_version' : 'unsupported_api_version';
  const message =
    asked === undefined ? 'The API-Version header is required.' : 'This API-Version is not supported.';
  throw new AppError(code, message, { supportedVersions: [...ACP_VERSIONS] });
}
