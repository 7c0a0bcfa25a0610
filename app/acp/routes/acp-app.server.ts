import { Hono } from 'hono';
import type { Services } from '#app/services.server.ts';
import { setRateHeaders } from '../gate/agent-request.server.ts';
import { answerFailure } from './agent-route.server.ts';
import { answerError, unknownPath } from './answer-error.ts';
import { setAnswerHeaders } from './answer-headers.ts';
import { cartRoutes } from './cart-routes.server.ts';
import { sessionRoutes } from './session-routes.server.ts';

/**
 * The agent-facing API of the Agentic Commerce Protocol. A skin: it reads a request in the caller's version, calls one
 * domain function, and answers in that version.
 */
export function acpApp(services: () => Services): Hono {
  const app = new Hono();

  app.use(async (c, next) => {
    await next();
    setRateHeaders(c);
    setAnswerHeaders(c, c.res);
  });
  app.onError((thrown, c) => answerFailure(services(), c, thrown));

  app.route('/', sessionRoutes(services));
  app.route('/', cartRoutes(services));
  // Not `notFound`: that one is forgotten where this app is part of another.
  app.all('*', () => answerError(unknownPath()));
  return app;
}
