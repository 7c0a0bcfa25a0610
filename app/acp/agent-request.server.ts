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
import { assertHost } from './shop-host.server.ts';
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

/** Whether a request may change something: then it has a body, is signed, and may be repeated by its key. */
export function isChange(c: Context): boolean {
  return c.req.method === 'POST' || c.req.method === 'PUT';
}

/**
 * Everything that is checked before a request reaches the domain, cheapest first.
 * @param onAgent is told who asks as soon as that is known, before anything else can go wrong.
 * @throws AppError naming the header or the body's fault.
 */
export async function readAgentRequest(
  services: Services,
  c: Context,
  onAgent: (agent: AuthenticatedAgent) => void = () => {},
): Promise<AgentRequest> {
  const agent = await authenticateAgent(services, c.req.header('authorization'));
  await assertHost(agent.scope, c.req.header('host'));
  onAgent(agent);
  const dialect = negotiateVersion(c.req.header('api-version'));
  const body = isChange(c) ? await readJsonBody(c.req.raw) : undefined;
  checkSignature(agent, c, body);
  const language = pickLanguage(c.req.header('accept-language'));
  return { ...agent, dialect, policy: versionPolicy(dialect.version), body, language };
}

/**
 * A change's idempotency key, with what it is bound to (ACP RFC, section 6.1); null without one, where the version
 * lets that pass: all do for PUT, which may be repeated as it is (rfc.cart.md, 4.1).
 * @throws AppError `idempotency_key_required` where it does not, `invalid` for a key that is too long.
 */
export function idempotentRequest(
  c: Context,
  { connection, policy, body }: AgentRequest,
): IdempotentRequest | null {
  const key = c.req.header('idempotency-key');
  const optional = policy.idempotencyKey === 'optional' || c.req.method === 'PUT';
  if (!key && optional) return null;
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
  if (connection.signaturePolicy === 'off' || !key || !isChange(c)) return;
  const signature = c.req.header('signature');
  if (!signature) {
    if (connection.signaturePolicy === 'required')
      throw new AppError('unauthorized', 'The Signature header is required.');
    return;
  }
  const secret = scope.secrets.open(key.sealedKey, connectionSecretContext(connection.id, 'signing'));
  verifyRequestSignature({ signature, timestamp: c.req.header('timestamp') }, body, secret, scope.clock());
}
