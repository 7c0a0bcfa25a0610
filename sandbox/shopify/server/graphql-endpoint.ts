import { randomUUID } from 'node:crypto';
import {
  getOperationAST,
  GraphQLError,
  Kind,
  parse,
  type DocumentNode,
  type ExecutionResult,
  type OperationDefinitionNode,
} from 'graphql';
import type { Context } from 'hono';
import type { Clock } from '#app/kernel/clock.ts';
import type { FaultPlan } from '#sandbox/faults/fault-plan.ts';
import type { ShopifyContext } from '#sandbox/shopify/context.ts';
import type { AdminSchema } from '#sandbox/shopify/graphql/admin-schema.ts';
import { coerceVariables } from '#sandbox/shopify/graphql/coerce-variables.ts';
import {
  CostBucket,
  fullBucket,
  MAX_QUERY_COST,
  type ShopPlan,
  type ThrottleStatus,
} from '#sandbox/shopify/graphql/cost-bucket.ts';
import type { Executor } from '#sandbox/shopify/graphql/execute-operation.ts';
import { queryCost } from '#sandbox/shopify/graphql/query-cost.ts';
import {
  syntaxError,
  validateDocument,
  type ResponseError,
} from '#sandbox/shopify/graphql/validate-document.ts';
import type { AccessTokens } from '#sandbox/shopify/oauth/access-tokens.ts';
import type { AccessTokenRecord } from '#sandbox/shopify/state/records.ts';
import type { CallLog } from '#sandbox/calls/call-log.ts';
import { withFaults, type SimulatorEnv } from './with-faults.ts';

/** The one API version this simulator has; requests for another fall forward to it, silently as at Shopify. */
export const API_VERSION = '2026-10';

const INVALID_TOKEN = '[API] Invalid API key or access token (unrecognized login or wrong password)';

export interface GraphqlEndpointDeps {
  admin: AdminSchema;
  executor: Executor;
  tokens: AccessTokens;
  faults: FaultPlan;
  calls: CallLog;
  clock: Clock;
  /** The shop's plan decides the rate limit. */
  plan?: ShopPlan;
  /** Without scopes: with those that the app has in the shop. */
  context(clientId: string, scopes?: readonly string[]): ShopifyContext;
}

/** For whom a request is run. */
type Caller = Pick<AccessTokenRecord, 'clientId' | 'scopes' | 'kind'>;

interface ParsedRequest {
  document: DocumentNode;
  operation: OperationDefinitionNode;
  variables: Record<string, unknown>;
}

/** `POST /admin/api/:version/graphql.json` as Shopify answers it. */
export class GraphqlEndpoint {
  /** By shop and app: a bench has this simulator play many shops. */
  private readonly buckets = new Map<string, CostBucket>();

  constructor(private readonly deps: GraphqlEndpointDeps) {}

  async handle(c: Context<SimulatorEnv>): Promise<Response> {
    const startedAt = this.deps.clock();
    const request = parseRequest(await c.req.json().catch(() => null));
    const fields = request !== 'no query' && 'operation' in request ? rootFields(request) : [];
    const response = await withFaults(
      c,
      this.deps.faults,
      fields,
      {
        throttled: () =>
          Response.json(throttled(10, { ...fullBucket(this.deps.plan), currentlyAvailable: 0 })),
        tokenRevoked: () => Response.json({ errors: INVALID_TOKEN }, { status: 401 }),
      },
      () => this.answer(c.req.header('x-shopify-access-token') ?? '', c.req.header('host') ?? '', request),
    );
    this.deps.calls.add({
      at: startedAt.toISOString(),
      operation: fields.join(',') || 'POST graphql.json',
      status: c.env.incoming.socket.destroyed ? null : response.status,
    });
    if (c.env.incoming.socket.destroyed) return response;
    const headers = new Headers(response.headers);
    headers.set('X-Shopify-API-Version', API_VERSION);
    headers.set('X-Request-ID', randomUUID());
    return new Response(response.body, { status: response.status, headers });
  }

  /** As an extension asks from within the admin ("direct API access"): signed in as staff, with the app's scopes. */
  async direct(clientId: string, body: unknown): Promise<unknown> {
    const request = parseRequest(body);
    if (request === 'no query') return { errors: [{ message: 'No query was given' }] };
    if ('errors' in request) return request;
    const scopes = [...this.deps.context(clientId).scopes];
    return this.run({ clientId, scopes, kind: 'online' }, 'admin', request);
  }

  private async answer(
    tokenText: string,
    host: string,
    request: ReturnType<typeof parseRequest>,
  ): Promise<Response> {
    const token = this.deps.tokens.find(tokenText);
    if (!token) return Response.json({ errors: INVALID_TOKEN }, { status: 401 });
    if (this.deps.context(token.clientId, token.scopes).shop().frozen)
      return Response.json({ errors: 'Unavailable Shop' }, { status: 402 });
    if (request === 'no query')
      return Response.json({ errors: { query: 'Required parameter missing or invalid' } }, { status: 400 });
    return Response.json('errors' in request ? request : await this.run(token, host, request));
  }

  private async run(token: Caller, host: string, request: ParsedRequest): Promise<unknown> {
    const { schema } = this.deps.admin;
    const { document, operation } = request;
    const invalid = validateDocument(schema, document);
    if (invalid.length > 0) return { errors: invalid };
    const { values, errors } = coerceVariables(schema, operation, request.variables);
    if (errors.length > 0) return { errors };

    const requested = queryCost(schema, document, operation, values);
    if (requested > MAX_QUERY_COST) return tooExpensive(requested);
    const bucket = this.bucketOf(`${host} ${token.clientId}`);
    if (!bucket.take(requested)) return throttled(requested, bucket.status());

    const context = this.deps.context(token.clientId, token.scopes);
    const result = await this.deps.executor.run(document, request.variables, {
      context,
      tokenKind: token.kind,
    });
    const actual = queryCost(schema, document, operation, values, result.data ?? null);
    bucket.giveBack(Math.max(0, requested - actual));
    return {
      ...withShopifyErrors(result),
      extensions: {
        cost: { requestedQueryCost: requested, actualQueryCost: actual, throttleStatus: bucket.status() },
      },
    };
  }

  private bucketOf(key: string): CostBucket {
    let bucket = this.buckets.get(key);
    if (!bucket) this.buckets.set(key, (bucket = new CostBucket(this.deps.clock, this.deps.plan)));
    return bucket;
  }
}

function parseRequest(body: unknown): ParsedRequest | { errors: ResponseError[] } | 'no query' {
  const input = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  if (typeof input.query !== 'string' || !input.query.trim()) return 'no query';
  let document: DocumentNode;
  try {
    document = parse(input.query);
  } catch (error) {
    if (error instanceof GraphQLError) return { errors: [syntaxError(error)] };
    throw error;
  }
  const name = typeof input.operationName === 'string' ? input.operationName : undefined;
  const operation = getOperationAST(document, name);
  if (!operation) return { errors: [{ message: 'An operation name is required' }] };
  return { document, operation, variables: (input.variables ?? {}) as Record<string, unknown> };
}

function rootFields({ operation }: ParsedRequest): string[] {
  return operation.selectionSet.selections.flatMap((node) =>
    node.kind === Kind.FIELD ? [node.name.value] : [],
  );
}

function throttled(requested: number, status: ThrottleStatus): unknown {
  return {
    errors: [
      {
        message: 'Throttled',
        extensions: { code: 'THROTTLED', documentation: 'https://shopify.dev/api/usage/rate-limits' },
      },
    ],
    extensions: {
      cost: { requestedQueryCost: requested, actualQueryCost: null, throttleStatus: status },
    },
  };
}

function tooExpensive(cost: number): { errors: ResponseError[] } {
  return {
    errors: [
      {
        message: `Query cost is ${cost}, which exceeds the single query max cost limit (${MAX_QUERY_COST}).\n\nSee https://shopify.dev/concepts/about-apis/rate-limits for more information on how the\ncost of a query is calculated.\n\nTo query larger amounts of data with fewer limits, bulk operations should be used instead.\nSee https://shopify.dev/api/usage/bulk-operations/queries for usage details.\n`,
        extensions: {
          code: 'MAX_COST_EXCEEDED',
          cost,
          maxCost: MAX_QUERY_COST,
          documentation: 'https://shopify.dev/api/usage/rate-limits',
        },
      },
    ],
  };
}

/** A resolver that broke is a fault of Shopify's side: INTERNAL_SERVER_ERROR, and its cause is told here at least. */
function withShopifyErrors(result: ExecutionResult): { data: unknown; errors?: ResponseError[] } {
  if (!result.errors) return { data: result.data };
  const errors = result.errors.map((error) => ({
    message: error.message,
    locations: error.locations,
    path: error.path,
    extensions: 'code' in error.extensions ? error.extensions : { code: 'INTERNAL_SERVER_ERROR' },
  }));
  return { data: result.data ?? null, errors };
}
