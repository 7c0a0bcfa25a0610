import { Hono, type Context } from 'hono';
import { isAcpVersion } from '#app/agents/acp-versions.ts';
import { cancelSession } from '#app/checkout/cancel-session.server.ts';
import { completeSession } from '#app/checkout/complete-session.server.ts';
import { createSession } from '#app/checkout/create-session.server.ts';
import { loadSession } from '#app/checkout/session-store.server.ts';
import type { CheckoutSession } from '#app/checkout/session.ts';
import { updateSession } from '#app/checkout/update-session.server.ts';
import { toAppError } from '#app/kernel/app-error.ts';
import type { Services } from '#app/services.server.ts';
import { idempotentRequest, readAgentRequest, type AgentRequest } from './agent-request.server.ts';
import { answerError, unknownPath } from './answer-error.ts';
import type { SellerFacts } from './dialect.ts';
import { runExclusively, runOnce, type StoredAnswer } from './idempotency.server.ts';
import { retryConflicts } from './retry-conflicts.ts';
import { sellerFacts } from './seller-facts.ts';

/** Ids as Aisle makes them (app/kernel/ids.ts); what cannot be one is no endpoint, and never reaches the database. */
const SESSION = '/checkout_sessions/:id{[A-Za-z0-9_]{1,64}}';

/**
 * The agent-facing API: `/checkout_sessions…` of the Agentic Commerce Protocol. A skin: it reads the request in the
 * caller's version, calls one domain function, and answers in that version.
 */
export function acpApp(services: () => Services): Hono {
  const app = new Hono();

  app.use(async (c, next) => {
    await next();
    const requestId = c.req.header('request-id');
    if (requestId && requestId.length <= 255) c.res.headers.set('Request-Id', requestId);
    c.res.headers.set('Cache-Control', 'no-store');
  });

  app.onError((thrown, c) => {
    const error = toAppError(thrown);
    if (error.status >= 500) services().log.error({ err: error, path: c.req.path }, 'agent request failed');
    const version = c.req.header('api-version');
    return answerError(error, isAcpVersion(version) ? version : undefined);
  });
  app.notFound(() => answerError(unknownPath()));

  app.post('/checkout_sessions', async (c) => {
    const request = await readAgentRequest(services(), c);
    const idempotent = idempotentRequest(c, request);
    return answer(
      c,
      await runOnce(request.scope, idempotent, async () => {
        const { session, store } = await createSession(request.scope, request.connection, {
          ...request.dialect.parseCreate(request.body),
          language: request.language,
        });
        return { status: 201, body: render(request, session), store };
      }),
    );
  });

  app.get(SESSION, async (c) => {
    const request = await readAgentRequest(services(), c);
    const session = await loadSession(
      request.scope,
      request.scope.db,
      request.connection.id,
      c.req.param('id'),
    );
    return answer(c, { status: 200, body: render(request, session), replayed: false });
  });

  app.post(SESSION, async (c) => {
    const request = await readAgentRequest(services(), c);
    const idempotent = idempotentRequest(c, request);
    const changes = { ...request.dialect.parseUpdate(request.body), language: request.language };
    const work = async () => {
      const { session, store } = await updateSession(
        request.scope,
        request.connection,
        c.req.param('id'),
        changes,
      );
      return { status: 200, body: render(request, session), store };
    };
    return answer(c, await retryConflicts(() => runOnce(request.scope, idempotent, work)));
  });

  app.post(`${SESSION}/complete`, async (c) => {
    const request = await readAgentRequest(services(), c);
    const idempotent = idempotentRequest(c, request);
    const input = request.dialect.parseComplete(request.body);
    return answer(
      c,
      await runExclusively(request.scope, idempotent, async (resumed) => {
        const { session, store } = await completeSession(
          request.scope,
          request.connection,
          c.req.param('id'),
          {
            ...input,
            resumed,
          },
        );
        return {
          status: request.policy.completeStatus,
          body: request.dialect.completion(session, factsFor(request, session)),
          store,
        };
      }),
    );
  });

  app.post(`${SESSION}/cancel`, async (c) => {
    const request = await readAgentRequest(services(), c);
    const idempotent = idempotentRequest(c, request);
    const trace = request.dialect.parseCancel(request.body);
    const work = async () => {
      const { session, store } = await cancelSession(
        request.scope,
        request.connection,
        c.req.param('id'),
        trace,
      );
      return { status: 200, body: render(request, session), store };
    };
    return answer(c, await retryConflicts(() => runOnce(request.scope, idempotent, work)));
  });

  return app;
}

function render(request: AgentRequest, session: CheckoutSession): Record<string, unknown> {
  return request.dialect.session(session, factsFor(request, session));
}

function factsFor({ scope, connection, merchantId }: AgentRequest, session: CheckoutSession): SellerFacts {
  const agent = { ...connection, inChat: connection.sellingMode === 'in_chat', merchantId };
  return sellerFacts(scope.shop, agent, session);
}

function answer(c: Context, { status, body, replayed }: StoredAnswer): Response {
  const headers = new Headers({ 'Content-Type': 'application/json' });
  const key = c.req.header('idempotency-key');
  if (key && c.req.method === 'POST') headers.set('Idempotency-Key', key);
  if (replayed) headers.set('Idempotent-Replayed', 'true');
  return new Response(JSON.stringify(body), { status, headers });
}
