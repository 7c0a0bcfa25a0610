import { CANARY_ID, CANARY_TEXT } from './canary.ts';
import type { FuzzRequest } from './plan/fuzz-request.ts';
import { EVIL_HOST, MARKER, SPLIT_HEADER } from './plan/nasty.ts';

/** What came back; null: nothing did, the connection was closed. */
export interface FuzzAnswer {
  status: number;
  headers: Record<string, string>;
  text: string;
}

/** From here on a caller would think that the server hangs. */
export const SLOW_MS = 2000;

const LARGE_BODY = 1_000_000;

const CANARIES = new RegExp(`\\w*${CANARY_ID}[0-9a-f]*|\\w*${CANARY_TEXT}\\w*`, 'g');
/** A line of a stack trace, or a file of the server's. */
const INSIDES = /\n\s+at \S+ ?\(|node_modules\/|\.server\.ts|build\/server\/|PrismaClient|Invalid `prisma/;

/**
 * What is wrong with an answer, one line each; nothing is wrong with most.
 * @param named ids of the other shop that requests name: what was asked for by this shop may stand in its own log
 */
export function judgeAnswer(
  request: FuzzRequest,
  answer: FuzzAnswer | null,
  ms: number,
  named: ReadonlySet<string>,
): string[] {
  const problems: string[] = [];
  if (ms > SLOW_MS) problems.push(`no answer within ${SLOW_MS} ms`);
  if (!answer) {
    // Bytes that are no request may be answered by closing, and so may a body that goes on after it was refused.
    if (request.surface !== 'raw' && (request.body?.length ?? 0) < LARGE_BODY)
      problems.push('the connection was closed without an answer');
    return problems;
  }
  const { status, headers, text } = answer;
  if (status >= 500) problems.push(`status ${status}`);
  const everything = `${JSON.stringify(headers)}\n${text}`;
  const leaked = leaks(request, everything, named);
  if (leaked) problems.push(`something of another shop: ${leaked}`);
  const isJson = /^application\/(\w+\+)?json/.test(headers['content-type'] ?? '');
  if (!isJson && request.surface !== 'raw' && text.includes(MARKER))
    problems.push('what was sent is in the answer as it is');
  if (SPLIT_HEADER in headers) problems.push('a header of the caller is in the answer');
  if (new RegExp(`^(https?:)?[\\\\/]{2}${EVIL_HOST}`, 'i').test(headers.location ?? ''))
    problems.push(`a redirect to ${headers.location}`);
  const inside = INSIDES.exec(everything)?.[0].trim();
  if (inside) problems.push(`the server's insides: ${inside}`);
  return problems;
}

/** A text of the other shop, or an id of it that no request names. */
function leaks(request: FuzzRequest, answer: string, named: ReadonlySet<string>): string | null {
  const asked = [request.path, ...request.headers.flat(), request.body?.toString() ?? '']
    .join('\n')
    .toLowerCase();
  for (const [canary] of answer.toLowerCase().matchAll(CANARIES))
    if (!asked.includes(canary) && !named.has(canary)) return canary;
  return null;
}
