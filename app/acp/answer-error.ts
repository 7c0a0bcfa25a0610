import { AppError } from '#app/kernel/app-error.ts';

/** An error as ACP's flat Error, with `Retry-After` when a repeat makes sense. */
export function answerError(error: AppError): Response {
  const headers = new Headers({ 'Content-Type': 'application/json' });
  if (error.retryAfterSeconds !== undefined) headers.set('Retry-After', String(error.retryAfterSeconds));
  const body = {
    type: error.type,
    code: error.code,
    message: error.message,
    param: error.param,
    supported_versions: error.supportedVersions,
  };
  return new Response(JSON.stringify(body), { status: error.status, headers });
}

/** The answer to a path that is no endpoint. */
export function unknownPath(): AppError {
  return new AppError('not_found', 'There is no such endpoint.');
}
