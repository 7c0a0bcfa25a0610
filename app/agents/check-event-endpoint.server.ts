import { AppError } from '#app/kernel/app-error.ts';
import { sendRequest, type Answer } from '#app/outbound/send-request.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { connectionSecretContext } from './connection-secret.ts';

/** How an event URL was found. */
export interface EndpointCheck {
  url: string;
  /** HTTP status; null: no answer. */
  status: number | null;
  /** In a few words; null: all is well. */
  problem: string | null;
  /** Until the answer came, or was given up. */
  durationMs: number;
}

/** Makes a signed request that is plainly no order event, in the words of a protocol version; a skin knows how. */
export type TestEventSigner = (
  apiVersion: string,
  signer: { shopName: string; secret: string; at: Date },
) => { body: string; headers: Record<string, string> };

const CHECK_TIMEOUT_MS = 5_000;

/**
 * Looks whether an agent's event URL can be reached, and keeps the result. Without `sign` it is asked by HEAD, which
 * changes nothing anywhere: DNS, a public address, TLS and HTTP must work, whatever the answer but a redirect or a
 * server error. With `sign` a signed test is posted: the agent must know the signature, and may refuse the body.
 * @throws AppError `not_found`, or `missing` when the agent has no event URL.
 */
export async function checkEventEndpoint(
  scope: ShopScope,
  connectionId: string,
  sign?: TestEventSigner,
): Promise<EndpointCheck> {
  const connection = await scope.db.agentConnection.findFirst({
    where: { id: connectionId, shopId: scope.shop.id, revokedAt: null },
  });
  if (!connection) throw new AppError('not_found', 'There is no such agent connection.');
  const { eventUrl: url, sealedEventSecret: sealed, apiVersion } = connection;
  if (!url || !sealed) throw new AppError('missing', 'This agent has no event URL.', { param: 'event_url' });
  const at = scope.clock();
  const secret = scope.secrets.open(sealed, connectionSecretContext(connectionId, 'event'));
  const signed = sign?.(apiVersion, { shopName: scope.shop.name, secret, at });
  const answer = await sendRequest(scope, {
    method: signed ? 'POST' : 'HEAD',
    url,
    body: signed?.body,
    headers: signed && {
      'Content-Type': 'application/json',
      ...signed.headers,
      'Request-Id': scope.newId('test'),
    },
    timeoutMs: CHECK_TIMEOUT_MS,
  });
  const problem = signed ? problemOfTest(answer) : problemOfReach(answer);
  const found = { checkedAt: at, problem, ...(problem === null && { verifiedAt: at }) };
  await scope.db.eventEndpoint.upsert({
    where: { connectionId },
    create: { connectionId, shopId: scope.shop.id, ...found },
    update: found,
  });
  return { url, status: answer.status, problem, durationMs: answer.durationMs };
}

function problemOfReach({ status, error }: Answer): string | null {
  if (status === null) return error;
  if (status >= 300 && status < 400) return `it redirects (${status}); events do not follow`;
  return status >= 500 ? `it answers ${status}` : null;
}

/** 400 and 422 say that the body is no order event: after the signature was found good (ACP's own order of checks). */
function problemOfTest(answer: Answer): string | null {
  const { status } = answer;
  if (status === 401 || status === 403) return `it does not know the signature (${status})`;
  if (status === 404 || status === 405 || status === 410) return `nothing takes events there (${status})`;
  if (status === null || status === 429 || status >= 500 || (status >= 300 && status < 400))
    return problemOfReach(answer) ?? `it answers ${status}`;
  return null;
}
