import type { AppError } from '#app/kernel/app-error.ts';
import type { AgentRequest } from '../gate/agent-request.server.ts';
import { recordSignature } from './idempotency-records.server.ts';

/**
 * Uses up the signature of a request that was refused, as far as that has not been done with its answer: the same bytes
 * must not take effect later, when what was wrong is no longer so. What the caller may send again as it is keeps its
 * signature: whatever carries Retry-After, and 5xx. An answer never fails for it.
 */
export async function spendSignature(
  { scope, connection, signatureDigest }: AgentRequest,
  { status, retryAfterSeconds }: AppError,
): Promise<void> {
  if (signatureDigest === null || status >= 500 || retryAfterSeconds !== undefined) return;
  await recordSignature(scope, { connectionId: connection.id, signatureDigest }).catch((err: unknown) =>
    scope.log.error({ err }, 'the signature of a refused request could not be stored'),
  );
}
