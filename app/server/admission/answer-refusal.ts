import type { Context } from 'hono';
import { isAcpVersion } from '#app/agents/acp-versions.ts';
import { setAnswerHeaders } from '#app/acp/routes/answer-headers.ts';
import { answerError } from '#app/acp/routes/answer-error.ts';
import { AppError } from '#app/kernel/app-error.ts';
import type { Refusal } from './admission-gate.ts';

const WORDS = {
  busy: 'The server is busy. The same request may be repeated after the time in Retry-After.',
  caller: 'Too many requests of this caller are under way. Repeat it after the time in Retry-After.',
};

/**
 * The answer to a request that was not let in: 503, or 429 where the caller has too much under way itself; to an agent in
 * its version's words.
 */
export function answerRefusal(c: Context, refusal: Refusal, retryAfterSeconds: number): Response {
  const message = WORDS[refusal === 'caller' ? 'caller' : 'busy'];
  if (c.req.path.startsWith('/acp/')) {
    const code = refusal === 'caller' ? 'rate_limited' : 'service_unavailable';
    const version = c.req.header('api-version');
    const error = new AppError(code, message, { retryAfterSeconds });
    const response = answerError(error, isAcpVersion(version) ? version : undefined);
    setAnswerHeaders(c, response);
    return response;
  }
  const headers = { 'Retry-After': String(retryAfterSeconds), 'Cache-Control': 'no-store' };
  return c.text(message, refusal === 'caller' ? 429 : 503, headers);
}
