import { recordStaffAction } from '#app/insights/record-staff-action.server.ts';
import { AppError } from '#app/kernel/app-error.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { connectionSecretContext, newConnectionSecret } from './connection-secret.ts';
import { readEd25519Key } from './ed25519-key.ts';
import { lockConnection } from './lock-connection.server.ts';

/** The agent keeps the private half of an Ed25519 key; an HMAC secret is made here and shared. */
export type NewSigningKey = { algorithm: 'hmac-sha256' } | { algorithm: 'ed25519'; publicKey: string };

/**
 * Gives a connection one signing key more; any of its keys may sign a request.
 * @returns `signingSecret` for HMAC only, shown once and kept sealed.
 * @throws AppError `not_found`, or `invalid` for what is no public key.
 */
export async function addSigningKey(
  scope: ShopScope,
  connectionId: string,
  input: NewSigningKey,
): Promise<{ id: string; signingSecret?: string }> {
  const id = scope.newId('sigkey');
  const secret = input.algorithm === 'hmac-sha256' ? newConnectionSecret('signing') : undefined;
  const key = input.algorithm === 'ed25519' ? readEd25519Key(input.publicKey) : secret;
  if (!key) throw new AppError('invalid', 'Signing keys are hmac-sha256 or ed25519.', { param: 'algorithm' });
  await scope.db.$transaction(async (tx) => {
    await lockConnection(scope, tx, connectionId);
    await tx.agentSigningKey.create({
      data: {
        id,
        shopId: scope.shop.id,
        connectionId,
        algorithm: input.algorithm,
        sealedKey: scope.secrets.seal(key, connectionSecretContext(connectionId, 'signing')),
        createdAt: scope.clock(),
      },
    });
    await recordStaffAction(scope, tx, {
      action: 'signing_key.added',
      subjectId: connectionId,
      facts: { algorithm: input.algorithm },
    });
  });
  return secret ? { id, signingSecret: secret } : { id };
}
