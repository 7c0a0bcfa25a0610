import { Hono } from 'hono';
import { cancelSession } from '#app/checkout/cancel-session.server.ts';
import { completeSession } from '#app/checkout/complete-session.server.ts';
import { createSession } from '#app/checkout/create-session.server.ts';
import { loadSession } from '#app/checkout/session/session-store.server.ts';
import type { CheckoutSession } from '#app/checkout/session/session.ts';
import { updateSession } from '#app/checkout/update-session.server.ts';
import { sqlOf } from '#app/db/database.server.ts';
import type { Services } from '#app/services.server.ts';
import type { AgentRequest } from '../gate/agent-request.server.ts';
import { agentRoute } from './agent-route.server.ts';
import type { Answer } from '../idempotency/idempotency.server.ts';
import { ID } from './path-id.ts';
import { refuseMethod } from './refuse-method.ts';
import { sellerFacts } from '../seller-facts.ts';
import { cancelRequest, completeRequest, createRequest, updateRequest } from '../wire/request-schemas.ts';

const SESSIONS = '/checkout_sessions';
const SESSION = `${SESSIONS}/${ID}`;

/** `/checkout_sessions…` */
export function sessionRoutes(services: () => Services): Hono {
  const app = new Hono();

  const create = agentRoute(
    services,
    { name: 'create_session', schema: createRequest, reads: ['record', 'shopify'] },
    (call) => {
      const input = { ...call.dialect.parseCreate(call.body), language: call.language };
      return call.once(async () => {
        const { session, write } = await createSession(call.scope, call.connection, input);
        return { ...render(call, session, 201), write };
      });
    },
  );

  const get = agentRoute(services, { name: 'get_session', reads: ['session'] }, async (call) => {
    const { scope, connection, id } = call;
    const session = await loadSession(scope, sqlOf(scope.db), connection, id, call.take('session'));
    return { ...render(call, session), replayed: false };
  });

  const update = agentRoute(
    services,
    { name: 'update_session', schema: updateRequest, reads: ['session', 'items', 'record', 'shopify'] },
    (call) => {
      const changes = { ...call.dialect.parseUpdate(call.body), language: call.language };
      return call.once(async () => {
        const { scope, connection, id } = call;
        const { session, write } = await updateSession(scope, connection, id, changes, {
          session: call.take('session'),
          items: call.take('items'),
        });
        return { ...render(call, session), write };
      });
    },
  );

  const complete = agentRoute(services, { name: 'complete_session', schema: completeRequest }, (call) => {
    const input = call.dialect.parseComplete(call.body);
    return call.exclusively(async (resumed) => {
      const payment = { ...input, resumed, sent: call.sent };
      const { scope, connection, id } = call;
      const { session, store } = await completeSession(scope, connection, id, payment);
      const body = call.dialect.completion(session, factsFor(call, session));
      return { status: call.policy.completeStatus, body, language: session.state.language, store };
    });
  });

  const cancel = agentRoute(
    services,
    { name: 'cancel_session', schema: cancelRequest, reads: ['session', 'record'] },
    (call) => {
      const trace = call.dialect.parseCancel(call.body);
      return call.once(async () => {
        const { scope, connection, id } = call;
        const { session, write } = await cancelSession(scope, connection, id, trace, call.take('session'));
        return { ...render(call, session), write };
      });
    },
  );

  app.post(SESSIONS, create).all(refuseMethod('POST'));
  app.get(SESSION, get).post(update).all(refuseMethod('GET, HEAD, POST'));
  app.post(`${SESSION}/complete`, complete).all(refuseMethod('POST'));
  app.post(`${SESSION}/cancel`, cancel).all(refuseMethod('POST'));
  return app;
}

function render(request: AgentRequest, session: CheckoutSession, status = 200): Answer {
  const body = request.dialect.session(session, factsFor(request, session));
  return { status, body, language: session.state.language };
}

function factsFor({ scope, connection, merchantId }: AgentRequest, session: CheckoutSession) {
  const agent = { ...connection, inChat: connection.sellingMode === 'in_chat', merchantId };
  return sellerFacts(scope.shop, agent, session);
}
