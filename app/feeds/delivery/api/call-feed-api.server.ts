import type { FeedDestination } from '#app/db/client/client.ts';
import { sendRequest } from '#app/outbound/send-request.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { PushError } from '../push/push-error.ts';
import { FEED_API_PATHS, feedTokenContext, type FeedApiKind } from './feed-api.ts';

/** Both APIs' version as Aisle speaks it. */
const API_VERSIONS: Record<FeedApiKind, string> = { 'openai-api': '2025-09-12', 'acp-api': '2026-04-17' };

/** The feed's API did not take a call. `kind` says what follows. */
export class FeedApiError extends PushError {
  override name = 'FeedApiError';

  constructor(
    /** `refused`: what was sent; `lost`: it does not know the feed; `access`: the token; `unavailable`: it may pass. */
    readonly kind: 'refused' | 'lost' | 'access' | 'unavailable',
    message: string,
  ) {
    super(message);
  }
}

interface Call {
  method: 'GET' | 'POST' | 'PATCH';
  /** Behind the feeds' own path: empty, `/{id}`, `/{id}/products`. */
  path: string;
  body?: object;
  idempotencyKey?: string;
  /** The most that is read of the answer. */
  maxBytes?: number;
}

/**
 * One call of an agent's feed API. What it answers is a stranger's: nothing of it is believed but its shape.
 * @returns the answer's JSON
 * @throws FeedApiError
 */
export async function callFeedApi(
  scope: ShopScope,
  destination: FeedDestination,
  { method, path, body, idempotencyKey, maxBytes = 64 * 1024 }: Call,
): Promise<unknown> {
  const kind = destination.kind as FeedApiKind;
  const base = destination.targetUrl!.replace(/\/$/, '');
  const token = scope.secrets.open(destination.sealedSecret!, feedTokenContext(destination.id));
  const {
    status,
    error,
    body: text,
  } = await sendRequest(scope, {
    method,
    url: `${base}${FEED_API_PATHS[kind]}${path}`,
    body: body && JSON.stringify(body),
    keepBytes: maxBytes,
    headers: {
      Authorization: `Bearer ${token}`,
      'API-Version': API_VERSIONS[kind],
      'Request-Id': scope.newId('request'),
      Timestamp: scope.clock().toISOString(),
      ...(body && { 'Content-Type': 'application/json' }),
      ...(idempotencyKey && { 'Idempotency-Key': idempotencyKey }),
    },
  });
  if (status === null) throw new FeedApiError('unavailable', error ?? 'there was no answer');
  if (status >= 200 && status < 300) return parse(text);
  throw new FeedApiError(kindOf(status), describe(status, text));
}

function kindOf(status: number): FeedApiError['kind'] {
  if (status === 401 || status === 403) return 'access';
  if (status === 404) return 'lost';
  return status === 400 || status === 413 || status === 422 ? 'refused' : 'unavailable';
}

/** ACP's errors are flat: `{type, code, message, param?}`. */
function describe(status: number, text: string | null): string {
  const { code, message } = (parse(text) ?? {}) as { code?: unknown; message?: unknown };
  const words = [code, message].filter((word) => typeof word === 'string').join(': ');
  return `HTTP ${status}${words && ` (${words.slice(0, 300)})`}`;
}

function parse(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null') as unknown;
  } catch {
    return null;
  }
}
