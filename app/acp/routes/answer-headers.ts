import type { Context } from 'hono';
import { isChange } from '../gate/agent-request.server.ts';
import { setRefusalHeaders } from './refusal-headers.ts';

/** What every answer to an agent carries: its own ids again, what its status asks for, and that nobody keeps it. */
export function setAnswerHeaders(c: Context, answer: Response): void {
  const requestId = c.req.header('request-id');
  if (requestId && requestId.length <= 255) answer.headers.set('Request-Id', requestId);
  const key = c.req.header('idempotency-key');
  if (key && key.length <= 255 && isChange(c)) answer.headers.set('Idempotency-Key', key);
  setRefusalHeaders(c.req.path, answer);
  answer.headers.set('Cache-Control', 'no-store');
}
