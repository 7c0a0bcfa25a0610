import { randomUUID } from 'node:crypto';
import { type Clock, systemClock } from '#app/kernel/clock.ts';
import { acpSchemaAvailable, acpValidator, SchemaViolation } from './acp-schema.ts';
import type {
  AcpError,
  CheckoutSession,
  CompleteSessionRequest,
  CreateSessionRequest,
  UpdateSessionRequest,
} from './acp-types.ts';
import { signRequestBody } from './sign-request.ts';
import { uniqueTimestamps } from './unique-timestamps.ts';

/** What went over the wire in one call, with the bearer key masked. Shown by the page and the transcript. */
export interface Exchange {
  at: string;
  operation: string;
  method: string;
  url: string;
  requestHeaders: Record<string, string>;
  requestBody: unknown;
  status: number;
  responseHeaders: Record<string, string>;
  responseBody: unknown;
  durationMs: number;
  /** Which ACP definition the reply was checked against; null when the schema is not on this machine. */
  checkedAs: string | null;
  /** What the schema forbids in the reply, one line each, starting with a JSON Pointer. */
  problems: string[];
}

export interface AcpReply {
  status: number;
  /** A CheckoutSession on 2xx, a flat error otherwise: `sessionOf` tells them apart. */
  body: unknown;
  headers: Headers;
  exchange: Exchange;
}

export interface CallOptions {
  /** Reuse a key to replay a call; a fresh UUID otherwise. */
  idempotencyKey?: string;
  requestId?: string;
  /** Extra or changed headers; null leaves one out (for tests of what a seller refuses). */
  headers?: Record<string, string | null>;
  /** Return a reply that breaks the schema instead of throwing. */
  allowInvalid?: boolean;
}

export interface AcpClientOptions {
  baseUrl: string;
  apiKey: string;
  apiVersion?: string;
  /** Signs every body when set. */
  signingSecret?: string;
  fetch?: typeof fetch;
  clock?: Clock;
  /** UUIDs for Idempotency-Key and Request-Id. */
  newId?: () => string;
  /** Calls made again, with the same Idempotency-Key, after a lost reply, 429, 5xx or `idempotency_in_flight`. */
  retries?: number;
  /** Waits between tries; injectable so that tests do not wait. */
  wait?: (milliseconds: number) => Promise<void>;
  onExchange?: (exchange: Exchange) => void;
}

export interface AcpClient {
  createSession(body: CreateSessionRequest, options?: CallOptions): Promise<AcpReply>;
  getSession(id: string, options?: CallOptions): Promise<AcpReply>;
  updateSession(id: string, body: UpdateSessionRequest, options?: CallOptions): Promise<AcpReply>;
  completeSession(id: string, body: CompleteSessionRequest, options?: CallOptions): Promise<AcpReply>;
  cancelSession(id: string, body?: { intent_trace?: object }, options?: CallOptions): Promise<AcpReply>;
  /** Any call, with any body: for tests of what a seller refuses. */
  send(call: AcpCall, options?: CallOptions): Promise<AcpReply>;
}

export interface AcpCall {
  operation: 'create' | 'get' | 'update' | 'complete' | 'cancel';
  method: 'GET' | 'POST';
  /** Below the base URL, e.g. `/checkout_sessions`. */
  path: string;
  body?: unknown;
}

const USER_AGENT = 'AisleAgentSimulator/1.0 (sandbox)';

/** The seller answered with an ACP error object. */
export class AcpRefusal extends Error {
  constructor(
    readonly reply: AcpReply,
    readonly error: AcpError,
  ) {
    super(`${reply.status} ${error.code}: ${error.message}${error.param ? ` (${error.param})` : ''}`);
    this.name = 'AcpRefusal';
  }
}

/** The session of a 2xx reply. @throws AcpRefusal for every other reply. */
export function sessionOf(reply: AcpReply): CheckoutSession {
  if (reply.status >= 200 && reply.status < 300) return reply.body as CheckoutSession;
  throw new AcpRefusal(reply, reply.body as AcpError);
}

/**
 * An ACP client as a real agent has it: bearer key, API-Version, Idempotency-Key, Request-Id, Timestamp and
 * Signature on each call (ACP 2026-04-17, openapi.agentic_checkout). Every reply is checked against the official
 * JSON Schema when the specification is on this machine.
 * Calls throw SchemaViolation for a reply the schema forbids and fetch's TypeError when no reply came.
 */
export function createAcpClient(options: AcpClientOptions): AcpClient {
  const { apiVersion = '2026-04-17', clock = systemClock, newId = randomUUID, retries = 0 } = options;
  const doFetch = options.fetch ?? fetch;
  const wait = options.wait ?? ((ms) => new Promise<void>((resolve) => setTimeout(resolve, ms)));
  const timestamp = uniqueTimestamps(clock);
  const base = options.baseUrl.replace(/\/$/, '');

  function headersFor(call: AcpCall, idempotencyKey: string, extra: CallOptions): Record<string, string> {
    const headers: Record<string, string | null> = {
      Authorization: `Bearer ${options.apiKey}`,
      'API-Version': apiVersion,
      Accept: 'application/json',
      'Accept-Language': 'en-US',
      'User-Agent': USER_AGENT,
      'Request-Id': extra.requestId ?? newId(),
      Timestamp: timestamp(),
      'Idempotency-Key': call.method === 'POST' ? idempotencyKey : null,
      'Content-Type': call.body === undefined ? null : 'application/json',
      Signature:
        call.method === 'POST' && options.signingSecret
          ? signRequestBody(call.body, options.signingSecret)
          : null,
      ...extra.headers,
    };
    return Object.fromEntries(
      Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== null),
    );
  }

  async function once(call: AcpCall, headers: Record<string, string>): Promise<AcpReply> {
    const startedAt = clock();
    const url = base + call.path;
    const response = await doFetch(url, {
      method: call.method,
      headers,
      body: call.body === undefined ? undefined : JSON.stringify(call.body),
    });
    const body = parseJson(await response.text());
    const checkedAs = acpSchemaAvailable(apiVersion)
      ? definitionOf(call.operation, response.status, body)
      : null;
    const exchange: Exchange = {
      at: startedAt.toISOString(),
      operation: call.operation,
      method: call.method,
      url,
      requestHeaders: { ...headers, Authorization: maskBearer(headers.Authorization) },
      requestBody: call.body ?? null,
      status: response.status,
      responseHeaders: Object.fromEntries(response.headers),
      responseBody: body,
      durationMs: clock().getTime() - startedAt.getTime(),
      checkedAs,
      problems: checkedAs ? acpValidator(apiVersion).validate(checkedAs, body) : [],
    };
    options.onExchange?.(exchange);
    return { status: response.status, body, headers: response.headers, exchange };
  }

  /** The reply, or null when none came (fetch throws TypeError): then nobody knows whether the call worked. */
  async function onceOrLost(call: AcpCall, headers: Record<string, string>, last: boolean) {
    try {
      return await once(call, headers);
    } catch (error) {
      if (last || !(error instanceof TypeError)) throw error;
      return null;
    }
  }

  async function send(call: AcpCall, extra: CallOptions = {}): Promise<AcpReply> {
    // One key for all tries of one call: that is what makes trying again safe.
    const idempotencyKey = extra.idempotencyKey ?? newId();
    for (let attempt = 0; ; attempt += 1) {
      const last = attempt >= retries;
      const reply = await onceOrLost(call, headersFor(call, idempotencyKey, extra), last);
      if (reply && (last || !worthRetrying(reply))) return checked(reply, extra);
      await wait(pauseBefore(attempt, reply));
    }
  }

  function checked(reply: AcpReply, extra: CallOptions): AcpReply {
    const { checkedAs, problems } = reply.exchange;
    if (problems.length > 0 && !extra.allowInvalid)
      throw new SchemaViolation(checkedAs!, problems, reply.body);
    return reply;
  }

  const path = (id: string, verb = '') => `/checkout_sessions/${encodeURIComponent(id)}${verb}`;
  return {
    send,
    createSession: (body, extra) =>
      send({ operation: 'create', method: 'POST', path: '/checkout_sessions', body }, extra),
    getSession: (id, extra) => send({ operation: 'get', method: 'GET', path: path(id) }, extra),
    updateSession: (id, body, extra) =>
      send({ operation: 'update', method: 'POST', path: path(id), body }, extra),
    completeSession: (id, body, extra) =>
      send({ operation: 'complete', method: 'POST', path: path(id, '/complete'), body }, extra),
    cancelSession: (id, body, extra) =>
      send({ operation: 'cancel', method: 'POST', path: path(id, '/cancel'), body }, extra),
  };
}

/** Which definition a reply must satisfy: the order is part of a completed session, errors are flat. */
function definitionOf(operation: AcpCall['operation'], status: number, body: unknown): string {
  if (status < 200 || status >= 300) return 'Error';
  // A declined payment is a 2xx session with a message and no order, so only `completed` demands one.
  const completed = (body as { status?: unknown } | null)?.status === 'completed';
  return operation === 'complete' && completed ? 'CheckoutSessionWithOrder' : 'CheckoutSession';
}

function worthRetrying(reply: AcpReply): boolean {
  if (reply.status >= 500 || reply.status === 429) return true;
  return reply.status === 409 && (reply.body as Partial<AcpError> | null)?.code === 'idempotency_in_flight';
}

/** Retry-After (seconds) when the seller names it, else 250 ms doubling. */
function pauseBefore(attempt: number, reply: AcpReply | null): number {
  const seconds = Number(reply?.headers.get('retry-after'));
  return seconds > 0 ? seconds * 1000 : 250 * 2 ** attempt;
}

/** The parsed body, or the text itself when it is no JSON (which no ACP definition allows). */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function maskBearer(value: string | undefined): string {
  return value ? `${value.slice(0, 13)}…` : '(none)';
}
