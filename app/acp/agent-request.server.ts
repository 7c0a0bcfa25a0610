import type { Context } from 'hono';
import { ACP_VERSIONS, isAcpVersion } from '#app/agents/acp-versions.ts';
import { authenticateAgent, type AuthenticatedAgent } from '#app/agents/authenticate-agent.server.ts';
import { connectionSecretContext } from '#app/agents/create-connection.server.ts';
import { AppError } from '#app/kernel/app-error.ts';
import { pickLanguage, type Language } from '#app/kernel/language.ts';
import type { Services } from '#app/services.server.ts';
import { dialectOf, type AcpDialect } from './dialect.ts';
import { hashBody, type IdempotentRequest } from './idempotency.server.ts';
import { readJsonBody } from './read-body.ts';
import { verifyRequestSignature } from './verify-request-signature.ts';
import { versionPolicy, type VersionPolicy } from './version-policy.ts';

/** A request that may be worked on: known agent, known version, readable body, honest signature. */
export interface AgentRequest extends AuthenticatedAgent {
  dialect: AcpDialect;
  policy: VersionPolicy;
  body: unknown;
  /** What the caller wants to read; null: nothing Aisle speaks, or nothing said. */
  language: Language | null;
}

/**
 * Everything that is checked before a request reaches the domain, cheapest first.
 * @throws AppError naming the header or the body's fault.
 */
export async function readAgentRequest(services: Services, c: Context): Promise<AgentRequest> {
  const agent = await authenticateAgent(services, c.req.header('authorization'));
  const dialect = negotiateVersion(c.req.header('api-version'));
  const body = c.req.method === 'POST' ? await readJsonBody(c.req.raw) : undefined;
  checkSignature(agent, c, body);
  const language = pickLanguage(c.req.header('accept-language'));
  return { ...agent, dialect, policy: versionPolicy(dialect.version), body, language };
}

/**
 * The POST's idempotency key, with what it is bound to (ACP RFC, section 6.1); null without one, where the version
 * lets that pass.
 * @throws AppError `idempotency_key_required` where it does not, `invalid` for a key that is too long.
 */
export function idempotentRequest(
  c: Context,
  { connection, policy, body }: AgentRequest,
): IdempotentRequest | null {
  const key = c.req.header('idempotency-key');
  if (!key && policy.idempotencyKey === 'optional') return null;
  if (!key)
    throw new AppError('idempotency_key_required', 'Idempotency-Key header is required on all POST requests');
  if (key.length > 255) throw new AppError('invalid', 'Idempotency-Key is longer than 255 characters.');
  return { connectionId: connection.id, path: c.req.path, key, hash: hashBody(body) };
}

function negotiateVersion(asked: string | undefined): AcpDialect {
  if (isAcpVersion(asked)) return dialectOf(asked);
  const code = asked === undefined ? 'missing_api_version' : 'unsupported_api_version';
  const message =
    asked === undefined ? 'The API-Version header is required.' : 'This API-Version is not supported.';
  throw new AppError(code, message, { supportedVersions: [...ACP_VERSIONS] });
}

function checkSignature(
  { scope, connection, signingKeys: [key] }: AuthenticatedAgent,
  c: Context,
  body: unknown,
): void {
  if (connection.signaturePolicy === 'off' || !key || c.req.method !== 'POST') return;
  const signature = c.req.header('signature');
  if (!signature) {
    if (connection.signaturePolicy === 'required')
      throw new AppError('unauthorized', 'The Signature header is required.');
    return;
  }
  const secret = scope.secrets.open(key.sealedKey, connectionSecretContext(connection.id, 'signing'));
  verifyRequestSignature({ signature, timestamp: c.req.header('timestamp') }, body, secret, scope.clock());
}
