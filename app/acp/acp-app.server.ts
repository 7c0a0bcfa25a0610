import { Hono } from 'hono';
import { isAcpVersion } from '#app/agents/acp-versions.ts';
import { cancelSession } from '#app/checkout/cancel-session.server.ts';
import { completeSession } from '#app/checkout/complete-session.server.ts';
import { createSession } from '#app/checkout/create-session.server.ts';
import { loadSession } from '#app/checkout/session-store.server.ts';
import type { CheckoutSession } from '#app/checkout/session.ts';
import { updateSession } from '#app/checkout/update-session.server.ts';
import { toAppError } from '#app/kernel/app-error.ts';
import type { Services } from '#app/services.server.ts';
import {
  idempotentRequest,
  readAgentRequest,
  setRateHeaders,
  type AgentRequest,
} from './agent-request.server.ts';
import { answerError, unknownPath } from './answer-error.ts';
import type { SellerFacts } from './dialect.ts';
import { runExclusively, runOnce, type Answer, type StoredAnswer } from './idempotency.server.ts';
import { inTurn } from './in-turn.ts';
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
    const key = c.req.header('idempotency-key');
    if (key && key.length <= 255 && c.req.method !== 'GET') c.res.headers.set('Idempotency-Key', key);
    setRateHeaders(c);
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
    const wanted = { ...request.dialect.parseCreate(request.body), language: request.language };
    return answer(
      await runOnce(request.scope, idempotent, async () => {
        const { session, store } = await createSession(request.scope, request.connection, wanted);
        return { ...render(request, session, 201), store };
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
    return answer({ ...render(request, session), replayed: false });
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
      return { ...render(request, session), store };
    };
    return answer(await serially(request, c.req.param('id'), () => runOnce(request.scope, idempotent, work)));
  });

  app.post(`${SESSION}/complete`, async (c) => {
    const request = await readAgentRequest(services(), c);
    const idempotent = idempotentRequest(c, request);
    const input = request.dialect.parseComplete(request.body);
    return answer(
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
          language: session.state.language,
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
      return { ...render(request, session), store };
    };
    return answer(await serially(request, c.req.param('id'), () => runOnce(request.scope, idempotent, work)));
  });

  return app;
}

function render(request: AgentRequest, session: CheckoutSession, status = 200): Answer {
  const body = request.dialect.session(session, factsFor(request, session));
  return { status, body, language: session.state.language };
}

function factsFor({ scope, connection, merchantId }: AgentRequest, session: CheckoutSession): SellerFacts {
  const agent = { mode: connection.mode, inChat: connection.sellingMode === 'in_chat', merchantId };
  return sellerFacts(scope.shop, agent, session);
}

/** Changes of one session follow one another: in this process by turns, across processes by the session's version. */
function serially<T>({ connection }: AgentRequest, id: string, work: () => Promise<T>): Promise<T> {
  return inTurn(`${connection.id} ${id}`, () => retryConflicts(work));
}

function answer({ status, body, language, replayed }: StoredAnswer): Response {
  const headers = new Headers({ 'Content-Type': 'application/json' });
  if (language) headers.set('Content-Language', language);
  if (replayed) headers.set('Idempotent-Replayed', 'true');
  return new Response(JSON.stringify(body), { status, headers });
}
