import type { AuthenticatedAgent } from '#app/agents/authenticate-agent.server.ts';
import { connectionSecretContext } from '#app/agents/connection-secret.ts';
import { AppError } from '#app/kernel/app-error.ts';
import { verifyRequestSignature, type SignedRequest, type SigningKey } from './verify-request-signature.ts';

type Headers = { [K in keyof SignedRequest]: SignedRequest[K] | undefined } & { path: string };

/**
 * Checks a request's signature as its connection wants it: not at all (`off`), where there is one (`optional`), always
 * (`required`). One that must sign and has no key left is refused.
 * @returns what a replay of the request is known by; null when nothing was checked.
 * @throws AppError `unauthorized`
 */
export function checkSignature(
  { scope, connection, signingKeys }: Pick<AuthenticatedAgent, 'scope' | 'connection' | 'signingKeys'>,
  { signature, ...request }: Headers,
): string | null {
  const required = connection.signaturePolicy === 'required';
  if (connection.signaturePolicy === 'off' || (!required && signingKeys.length === 0)) return null;
  if (!signature) {
    if (required) throw new AppError('unauthorized', 'The Signature header is required.');
    return null;
  }
  const context = connectionSecretContext(connection.id, 'signing');
  const keys = signingKeys.map(({ algorithm, sealedKey }): SigningKey => {
    const key = scope.secrets.open(sealedKey, context);
    return { algorithm: algorithm === 'ed25519' ? 'ed25519' : 'hmac-sha256', key };
  });
  return verifyRequestSignature({ ...request, signature }, keys, scope.clock());
}
