import { Hono } from 'hono';
import type { Services } from '#app/services.server.ts';
import type { AgentApi } from '#app/simulator/agent-api.ts';
import { acpApp } from './routes/acp-app.server.ts';

/**
 * The agent API under its own path, without a network between: authentication, versions, idempotency and the activity log
 * are those of every call. A server behind a proxy often cannot reach itself by its public address.
 */
export function agentApi(services: () => Services): AgentApi {
  const app = new Hono().route('/acp', acpApp(services));
  return async (request) => app.fetch(request);
}
