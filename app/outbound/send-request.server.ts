import { Agent, request } from 'undici';
import { metrics, statusClass } from '#app/kernel/metrics.server.ts';
import { inSpan, noteInSpan, traceHeaders } from '#app/kernel/tracing.ts';
import type { Services } from '#app/services.server.ts';
import { addressProblem } from './address-problem.ts';
import { publicLookup } from './public-lookup.ts';

/** What came of one request. */
export interface Answer {
  /** HTTP status; null when there was no answer. */
  status: number | null;
  /** Why there was none, in a few words: an error's code, never an address. */
  error: string | null;
  /** As the answer's Retry-After asks, from now. */
  retryAfterSeconds: number | null;
  durationMs: number;
  /** The answer's body, where `keepBytes` asked for it and it is no longer; else null: it is a stranger's text. */
  body: string | null;
}

interface OutboundRequest {
  method: 'GET' | 'POST' | 'PATCH' | 'HEAD';
  url: string;
  headers?: Record<string, string>;
  body?: string;
  timeoutMs?: number;
  /** How much of the answer's body is kept; absent: nothing. */
  keepBytes?: number;
}

/** From the first look at DNS to the answer's status. */
export const TIMEOUT_MS = 10_000;
/** Of an answer's body; what is longer is cut off unread. */
const MAX_BODY_BYTES = 16 * 1024;

/**
 * Calls an address that somebody else gave us; never throws. Outside the sandbox it must be public: the URL is judged,
 * then every address its name resolves to, and the socket connects to what was judged (public-lookup.ts). Each call
 * opens its own connection, so that each is judged anew. Redirects are not followed.
 */
export function sendRequest(
  services: Pick<Services, 'env' | 'resolveHost' | 'clock'>,
  outbound: OutboundRequest,
): Promise<Answer> {
  const { method } = outbound;
  return inSpan(`outbound ${method}`, 'client', { 'http.request.method': method }, async () => {
    const answer = await send(services, outbound);
    const { status, durationMs } = answer;
    metrics.outboundDuration.observe(
      { outcome: status === null ? 'lost' : statusClass(status) },
      durationMs / 1000,
    );
    noteInSpan(status === null ? { 'error.type': 'lost' } : { 'http.response.status_code': status });
    return answer;
  });
}

async function send(
  { env, resolveHost, clock }: Pick<Services, 'env' | 'resolveHost' | 'clock'>,
  { method, url, headers, body, timeoutMs = TIMEOUT_MS, keepBytes }: OutboundRequest,
): Promise<Answer> {
  const started = performance.now();
  const answer = (rest: Partial<Answer>): Answer => ({
    status: null,
    error: null,
    retryAfterSeconds: null,
    body: null,
    durationMs: Math.round(performance.now() - started),
    ...rest,
  });
  const target = new URL(url);
  const problem = addressProblem(target, env);
  if (problem) return answer({ error: `the address ${problem}` });
  noteInSpan({ 'server.address': target.hostname });
  const dispatcher = new Agent({
    connect: { timeout: timeoutMs, ...(env.SANDBOX ? {} : { lookup: publicLookup(resolveHost) }) },
    // No connection is kept.
    pipelining: 0,
  });
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const response = await request(target, {
      method,
      dispatcher,
      signal,
      body,
      headers: { 'User-Agent': 'Aisle', ...traceHeaders(), ...headers },
    });
    // The status is the answer; a body that trickles or never ends changes nothing, unless it is what was asked for.
    const kept = keepBytes === undefined ? null : await readText(response.body, keepBytes);
    if (keepBytes === undefined) await response.body.dump({ limit: MAX_BODY_BYTES }).catch(() => undefined);
    return answer({
      status: response.statusCode,
      body: kept,
      retryAfterSeconds: readRetryAfter(response.headers['retry-after'], clock()),
    });
  } catch (error) {
    return answer({ error: describe(error as NodeJS.ErrnoException, timeoutMs) });
  } finally {
    await dispatcher.destroy();
  }
}

/** Null: it is longer, and was not read to its end. */
async function readText(body: AsyncIterable<Uint8Array>, most: number): Promise<string | null> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.length;
    if (length > most) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Seconds until then: the header is a number of seconds or an HTTP date (RFC 9110, section 10.2.3). */
function readRetryAfter(header: string | string[] | undefined, now: Date): number | null {
  if (typeof header !== 'string') return null;
  if (/^\d{1,9}$/.test(header)) return Number(header);
  const at = Date.parse(header);
  return Number.isNaN(at) ? null : Math.max(0, Math.ceil((at - now.getTime()) / 1000));
}

const WORDS: Record<string, string> = {
  ENOTFOUND: 'the host name is unknown',
  EAI_AGAIN: 'the host name could not be resolved',
  ECONNREFUSED: 'the connection was refused',
  ECONNRESET: 'the connection was cut',
  UND_ERR_SOCKET: 'the connection was cut',
  ERR_NOT_PUBLIC: 'the address is not one of the public internet',
  UND_ERR_CONNECT_TIMEOUT: 'the connection took too long',
  UND_ERR_HEADERS_OVERFLOW: 'the answer has too many headers',
  CERT_HAS_EXPIRED: 'the TLS certificate has expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'the TLS certificate is self-signed',
  SELF_SIGNED_CERT_IN_CHAIN: 'the TLS certificate is self-signed',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'the TLS certificate is not complete',
  ERR_TLS_CERT_ALTNAME_INVALID: 'the TLS certificate is for another host',
};

function describe(error: NodeJS.ErrnoException, timeoutMs: number): string {
  if (error.name === 'TimeoutError') return `no answer within ${timeoutMs / 1000} s`;
  // Of several addresses that were tried, the first says enough.
  const [first] = error instanceof AggregateError ? (error.errors as NodeJS.ErrnoException[]) : [error];
  const code = first?.code ?? error.code;
  return (code && WORDS[code]) ?? `no answer (${code ?? error.name})`;
}
