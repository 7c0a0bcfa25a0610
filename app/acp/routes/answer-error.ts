import { NEWEST_VERSION, type AcpVersion } from '#app/agents/acp-versions.ts';
import { AppError } from '#app/kernel/app-error.ts';
import { dialectOf } from '../dialect.ts';
import { versionPolicy } from '../version-policy.ts';

/** An error as ACP's flat Error, in the words of a version. */
export function errorBody(
  error: AppError,
  version: AcpVersion,
): { status: number; body: Record<string, unknown> } {
  const conflict =
    error.code === 'idempotency_conflict' ? versionPolicy(version).idempotencyConflict : undefined;
  const body = {
    type: error.type,
    code: conflict?.code ?? error.code,
    message: error.message,
    ...(error.param !== undefined && { param: dialectOf(version).requestPath(error.param) }),
    ...(error.supportedVersions && { supported_versions: error.supportedVersions }),
  };
  return { status: conflict?.status ?? error.status, body };
}

/**
 * The answer to a request that failed, with `Retry-After` when a repeat makes sense. In the newest version's words when
 * the caller's version is not known: only that one has `supported_versions`.
 */
export function answerError(error: AppError, version: AcpVersion = NEWEST_VERSION): Response {
  const { status, body } = errorBody(error, version);
  const headers = new Headers({ 'Content-Type': 'application/json' });
  if (error.retryAfterSeconds !== undefined) headers.set('Retry-After', String(error.retryAfterSeconds));
  return new Response(JSON.stringify(body), { status, headers });
}

/** The answer to a path that is no endpoint. */
export function unknownPath(): AppError {
  return new AppError('not_found', 'There is no such endpoint.');
}
