import { setTimeout as pause } from 'node:timers/promises';
import { analyzeDocument, ClientError, GraphQLClient, type Variables } from 'graphql-request';
import { metrics, secondsSince } from '#app/kernel/metrics.server.ts';
import { RecentMap } from '#app/kernel/recent-map.ts';
import { inSpan, noteInSpan, traceHeaders } from '#app/kernel/tracing.ts';
import type { Services } from '#app/services.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { accessToken } from './access-token.server.ts';
import { SHOPIFY_API_VERSION } from './api-version.ts';
import { CostBudget } from './cost-budget.ts';
import type { TypedDocumentString } from './operations/admin.generated.ts';
import { costOf, readReply, type AdminReply, type Outcome } from './read-reply.ts';
import { ShopifyError } from './shopify-error.ts';

export interface AdminCallOptions {
  /** `checkout`: a buyer waits. `background` (default) leaves half of the rate limit to checkouts. */
  lane?: 'checkout' | 'background';
  /** For the whole call, with its waits and retries. Default: 10 s in the checkout lane, 60 s in the background. */
  timeoutMs?: number;
}

const TIMEOUT_MS = { checkout: 10_000, background: 60_000 };
/** Repeats of a call that surely was not executed. */
const MAX_RETRIES = 2;
const RETRY_PAUSE_MS = 200;
const MIN_THROTTLE_PAUSE_MS = 100;

/** Rate limits by shop, as this process last saw them; one that made room is told anew by Shopify's next reply. */
const budgets = new RecentMap<string, CostBudget>(10_000);

/**
 * Runs one operation of app/shopify/operations on the shop's Admin API and returns its data. `userErrors` are data.
 * @throws ShopifyError; its `kind` says whether the operation may have been executed.
 */
export function shopifyAdmin<R, V>(
  scope: ShopScope,
  document: TypedDocumentString<R, V>,
  variables: V,
  options: AdminCallOptions = {},
): Promise<R> {
  return callShopify(scope, scope.shop.domain, document, variables, options);
}

/** As {@link shopifyAdmin}, for a shop that has a session but no row yet. Only installing needs it. */
export async function callShopify<R, V>(
  services: Services,
  shopDomain: string,
  document: TypedDocumentString<R, V>,
  variables: V,
  { lane = 'background', timeoutMs = TIMEOUT_MS[lane] }: AdminCallOptions = {},
): Promise<R> {
  const { operationName, isMutation } = analyzed(document);
  const signal = AbortSignal.timeout(timeoutMs);
  const deadline = performance.now() + timeoutMs;
  const budget = budgetOf(shopDomain);
  const waitOrFail = async (ms: number, error: ShopifyError): Promise<void> => {
    if (performance.now() + ms >= deadline) throw error;
    await pause(ms);
  };
  let rejected: string | undefined;
  let wasThrottled = false;
  for (let retries = 0; ;) {
    if (lane === 'background') await waitOrFail(budget.waitForHalf(services.clock()), throttled());
    const token = await accessToken(services, shopDomain, rejected);
    if (signal.aborted)
      throw wasThrottled
        ? throttled()
        : new ShopifyError('unavailable', 'no time was left to send the request');
    const sent = await observe(operationName ?? 'anonymous', lane, () =>
      send(shopDomain, token, document, variables as Variables, isMutation, signal),
    );
    if (sent.version && sent.version !== SHOPIFY_API_VERSION) {
      services.log.warn(
        { operation: operationName, version: sent.version },
        'Shopify answered in another API version',
      );
    }
    const cost = sent.reply && costOf(sent.reply);
    if (cost?.throttleStatus) budget.note(cost.throttleStatus, services.clock());

    const { outcome } = sent;
    if (outcome.kind === 'data') {
      if (outcome.partial)
        services.log.warn({ operation: operationName, errors: outcome.partial }, 'partial reply');
      return outcome.data as R;
    }
    if (outcome.kind === 'throttled') {
      wasThrottled = true;
      const wait = budget.waitForPoints(cost?.requestedQueryCost ?? 0, services.clock());
      await waitOrFail(Math.max(MIN_THROTTLE_PAUSE_MS, wait), throttled());
    } else if (outcome.error.kind === 'unauthorized' && rejected === undefined) {
      rejected = token;
    } else if (outcome.error.kind === 'unavailable' && retries < MAX_RETRIES) {
      await waitOrFail(RETRY_PAUSE_MS * 2 ** retries++, outcome.error);
    } else {
      throw outcome.error;
    }
  }
}

type Analyzed = ReturnType<typeof analyzeDocument>;
const documents = new WeakMap<object, Analyzed>();

/** To parse a document takes longer than most of what is done with its answer. */
function analyzed<R, V>(document: TypedDocumentString<R, V>): Analyzed {
  const known = documents.get(document) ?? analyzeDocument(document);
  documents.set(document, known);
  return known;
}

interface Sent {
  outcome: Outcome;
  reply: AdminReply | null;
  version: string | null;
}

/** Counts one request, and makes it a span. */
function observe(operation: string, lane: string, work: () => Promise<Sent>): Promise<Sent> {
  return inSpan(`shopify ${operation}`, 'client', { 'graphql.operation.name': operation, lane }, async () => {
    const started = performance.now();
    const sent = await work();
    const outcome = sent.outcome.kind === 'failed' ? sent.outcome.error.kind : sent.outcome.kind;
    metrics.shopifyDuration.observe({ lane, outcome }, secondsSince(started));
    const { actualQueryCost } = (sent.reply && costOf(sent.reply)) ?? {};
    if (actualQueryCost) metrics.shopifyCost.inc({ lane }, actualQueryCost);
    noteInSpan({ outcome });
    return sent;
  });
}

async function send(
  shopDomain: string,
  token: string,
  document: { toString(): string },
  variables: Variables,
  isMutation: boolean,
  signal: AbortSignal,
): Promise<Sent> {
  const client = new GraphQLClient(`https://${shopDomain}/admin/api/${SHOPIFY_API_VERSION}/graphql.json`, {
    headers: { 'X-Shopify-Access-Token': token, ...traceHeaders() },
    errorPolicy: 'all',
  });
  let reply: AdminReply & { headers: Headers };
  try {
    reply = await client.rawRequest({ query: document.toString(), variables, signal });
  } catch (error) {
    // A ClientError quotes the variables, which hold buyer data: take the reply out of it and drop it.
    if (!(error instanceof ClientError))
      return { outcome: lostReply(error, isMutation), reply: null, version: null };
    reply = error.response as AdminReply & { headers: Headers };
  }
  return {
    outcome: readReply(reply, isMutation),
    reply,
    version: reply.headers.get('x-shopify-api-version'),
  };
}

/** Failures to connect: the request never left this machine. */
const NOT_SENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

function lostReply(error: unknown, isMutation: boolean): Outcome {
  const { cause } = error as { cause?: { code?: string } };
  const harmless = !isMutation || NOT_SENT.has(cause?.code ?? '');
  const kind = harmless ? 'unavailable' : 'unknown_outcome';
  return { kind: 'failed', error: new ShopifyError(kind, 'the reply of Shopify was lost', { cause: error }) };
}

function throttled(): ShopifyError {
  return new ShopifyError('throttled', "the shop's rate limit did not free up in time");
}

function budgetOf(shopDomain: string): CostBudget {
  return budgets.get(shopDomain, () => new CostBudget());
}
