import { randomUUID } from 'node:crypto';
import type { CartOperation, Operation } from './expectations.ts';

export interface Seller {
  /** e.g. `http://localhost:4000/acp` */
  baseUrl: string;
  apiKey: string;
  /** How a request reaches it; over the network unless another way is given. */
  send?: (request: Request) => Promise<Response>;
  /** Something that can be bought. */
  itemId: string;
  /** A payment token the seller can charge; without it no purchase can be completed. */
  makeToken?: (amount: number, currency: string) => Promise<string>;
  /** What only the owner of a seller can bring about: states that no call of an agent leads to. */
  own?: {
    /** Key of an agent whose buyers pay in the shop's own checkout. */
    handOffKey: string;
    /** Ends a session's time. */
    expire(sessionId: string): Promise<void>;
  };
}

export interface SellerCall {
  operation: Operation | CartOperation | 'create';
  sessionId?: string;
  cartId?: string;
  body?: unknown;
  /** Instead of the body, as it is. */
  text?: string;
  /** Changed headers; null leaves one out. */
  headers?: Record<string, string | null>;
}

/** What was asked and answered; the bearer key is masked. */
export interface Reply {
  operation: SellerCall['operation'];
  request: { method: string; url: string; headers: Record<string, string>; body: string | undefined };
  status: number;
  headers: Record<string, string>;
  /** From the request until the whole answer was there. */
  durationMs: number;
  /** Parsed, or the text itself when it is no JSON. */
  body: unknown;
}

/** All others are POST (openapi.agentic_checkout.yaml, openapi.cart.yaml). */
const METHODS: Partial<Record<SellerCall['operation'], string>> = {
  get: 'GET',
  get_cart: 'GET',
  update_cart: 'PUT',
};

/** A seller that answers nothing must not hold up the run for ever. */
const TIMEOUT_MS = 30_000;

/**
 * Makes one call, with the headers every agent sends unless told otherwise.
 * @throws TypeError when no answer came.
 */
export async function callSeller(
  seller: Pick<Seller, 'baseUrl' | 'apiKey' | 'send'>,
  version: string,
  call: SellerCall,
): Promise<Reply> {
  const method = METHODS[call.operation] ?? 'POST';
  const url = `${seller.baseUrl.replace(/\/$/, '')}${pathOf(call)}`;
  const body = call.text ?? (call.body === undefined ? undefined : JSON.stringify(call.body));
  const headers = withoutNulls({
    Authorization: `Bearer ${seller.apiKey}`,
    'API-Version': version,
    Accept: 'application/json',
    'Request-Id': randomUUID(),
    Timestamp: new Date().toISOString(),
    'Idempotency-Key': method === 'POST' ? randomUUID() : null,
    'Content-Type': body === undefined ? null : 'application/json',
    ...call.headers,
  });
  const send = seller.send ?? fetch;
  const started = performance.now();
  const response = await send(
    new Request(url, { method, headers, body, signal: AbortSignal.timeout(TIMEOUT_MS) }),
  );
  const text = await response.text();
  const shown = headers.Authorization ? { ...headers, Authorization: 'Bearer …' } : headers;
  return {
    operation: call.operation,
    request: { method, url, headers: shown, body },
    status: response.status,
    headers: Object.fromEntries(response.headers),
    durationMs: Math.round(performance.now() - started),
    body: parsed(text),
  };
}

function pathOf({ operation, sessionId, cartId }: SellerCall): string {
  if (operation === 'create') return '/checkout_sessions';
  if (operation === 'create_cart') return '/carts';
  const cart = `/carts/${encodeURIComponent(cartId ?? '')}`;
  if (operation === 'cancel_cart') return `${cart}/cancel`;
  if (operation === 'get_cart' || operation === 'update_cart') return cart;
  const path = `/checkout_sessions/${encodeURIComponent(sessionId ?? '')}`;
  return operation === 'complete' || operation === 'cancel' ? `${path}/${operation}` : path;
}

function withoutNulls(headers: Record<string, string | null>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== null),
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
