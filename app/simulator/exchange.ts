import type { TestGrant } from '#app/payments/grant-test-token.server.ts';
import type { Reply } from './protocol/call-seller.ts';

/** A request and its answer as they went, for reading: no key and no payment token is in them. */
export interface Exchange {
  method: string;
  /** With the host where it is not the shop's own agent API. */
  path: string;
  headers: [name: string, value: string][];
  /** JSON with indents, or the text as it is; empty: none. */
  body: string;
  /** HTTP status; null: no answer. */
  status: number | null;
  answerHeaders: [name: string, value: string][];
  answer: string;
}

/** Of an answer's headers: those that the protocol has a word for. */
const SHOWN = ['content-type', 'content-language', 'request-id', 'idempotency-key', 'idempotent-replayed'];

/** A call of the agent API as it is kept. */
export function exchangeOf({ request, status, headers, body }: Reply): Exchange {
  return withoutTokens({
    method: request.method,
    path: new URL(request.url).pathname,
    headers: Object.entries(request.headers),
    body: indented(request.body === undefined ? '' : parsed(request.body)),
    status,
    answerHeaders: Object.entries(headers).filter(([name]) => SHOWN.includes(name)),
    answer: indented(body),
  });
}

/** A call of Stripe's test helper as it is kept. */
export function exchangeWithStripe({ path, params, status, answer }: TestGrant): Exchange {
  return withoutTokens({
    method: 'POST',
    path: `https://api.stripe.com${path}`,
    headers: [['Authorization', 'Bearer …']],
    body: indented(params),
    status,
    answerHeaders: [],
    answer: indented(answer),
  });
}

/** What was answered, to go on with; null where it is no JSON. */
export function answerOf({ answer }: Exchange): unknown {
  const value = parsed(answer);
  return typeof value === 'string' ? null : value;
}

/** Whoever has a payment token can spend it, within its limit. */
function withoutTokens(exchange: Exchange): Exchange {
  const masked = (text: string) => text.replaceAll(/\bspt_\w+/g, 'spt_…');
  return { ...exchange, body: masked(exchange.body), answer: masked(exchange.answer) };
}

const indented = (value: unknown): string =>
  typeof value === 'string' ? value : JSON.stringify(value, null, 2);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
