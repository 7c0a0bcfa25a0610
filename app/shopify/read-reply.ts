import type { ThrottleStatus } from './cost-budget.ts';
import { ShopifyError, type ShopifyErrorKind } from './shopify-error.ts';

/** What came back from the GraphQL endpoint, as far as it could be read. */
export interface AdminReply {
  status: number;
  data?: unknown;
  errors?: readonly { message: string; extensions?: { code?: unknown } }[];
  extensions?: unknown;
}

export interface QueryCost {
  requestedQueryCost: number;
  /** What it was charged in the end; null: it did not run. */
  actualQueryCost?: number | null;
  throttleStatus?: ThrottleStatus;
}

/** `partial`: errors beside data of a mutation that did run. */
export type Outcome =
  | { kind: 'data'; data: unknown; partial: string | null }
  | { kind: 'throttled' }
  | { kind: 'failed'; error: ShopifyError };

/** 402: the shop is frozen, as a rule unpaid; 423: it is locked (shopify.dev, "API response status codes"). */
const CLOSED_STATUSES = [402, 423];
const CLOSED_CODE = 'SHOP_INACTIVE';

/** Codes of errors that Shopify raises before it runs anything. */
const REFUSED: Record<string, ShopifyErrorKind> = {
  ACCESS_DENIED: 'access_denied',
  [CLOSED_CODE]: 'access_denied',
  BAD_REQUEST: 'invalid',
  MAX_COST_EXCEEDED: 'invalid',
};

/**
 * Decides what a reply means. A mutation whose payload is there has run, whatever errors stand beside it; one with
 * neither a payload nor a reason known to come before execution may have run.
 */
export function readReply(reply: AdminReply, isMutation: boolean): Outcome {
  const { status, data, errors = [] } = reply;
  if (status === 429 || errors.some((error) => error.extensions?.code === 'THROTTLED'))
    return { kind: 'throttled' };
  if (status < 200 || status >= 300)
    return failed(
      kindOfStatus(status, isMutation),
      `Shopify answered ${status}`,
      CLOSED_STATUSES.includes(status),
    );

  const message = errors.map((error) => error.message).join('; ');
  if (data != null && errors.length === 0) return { kind: 'data', data, partial: null };
  if (isMutation && hasPayload(data)) return { kind: 'data', data, partial: message };

  const codes = errors.map((error) => String(error.extensions?.code));
  const refusal = codes.map((code) => REFUSED[code]).find((kind) => kind !== undefined);
  if (refusal) return failed(refusal, message, codes.includes(CLOSED_CODE));
  // GraphQL validates a document before it runs it, and leaves `data` out if that fails.
  if (errors.length > 0 && data === undefined && errors.every((error) => !isServerFault(error))) {
    return failed('invalid', message);
  }
  return failed(
    isMutation ? 'unknown_outcome' : 'unavailable',
    message || 'Shopify sent neither data nor errors',
  );
}

/** `extensions.cost` of a reply, if it is there. */
export function costOf(reply: AdminReply): QueryCost | null {
  return (reply.extensions as { cost?: QueryCost } | undefined)?.cost ?? null;
}

function hasPayload(data: unknown): boolean {
  return typeof data === 'object' && data !== null && Object.values(data).some((payload) => payload !== null);
}

function isServerFault(error: { extensions?: { code?: unknown } }): boolean {
  return ['INTERNAL_SERVER_ERROR', 'TIMEOUT'].includes(String(error.extensions?.code));
}

function kindOfStatus(status: number, isMutation: boolean): ShopifyErrorKind {
  if (status === 401) return 'unauthorized';
  if (status === 403 || CLOSED_STATUSES.includes(status)) return 'access_denied';
  if (status >= 400 && status < 500) return 'invalid';
  return isMutation ? 'unknown_outcome' : 'unavailable';
}

function failed(kind: ShopifyErrorKind, message: string, isShopClosed = false): Outcome {
  return { kind: 'failed', error: new ShopifyError(kind, message, { isShopClosed }) };
}
