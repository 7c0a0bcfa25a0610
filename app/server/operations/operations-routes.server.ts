import { Hono } from 'hono';
import { collectDefaultMetrics } from 'prom-client';
import { isSameSecret } from '#app/kernel/is-same-secret.ts';
import { registry } from '#app/kernel/metrics.server.ts';
import type { Services } from '#app/services.server.ts';
import { migrationNames } from '#prisma/migrate.ts';
import type { AdmissionGate } from '../admission/admission-gate.ts';
import { readinessOf } from './readiness.server.ts';
import { gaugeSetter } from './set-gauges.server.ts';

export interface OperationsOptions {
  services: () => Services;
  state: () => 'ready' | 'stopping' | 'not working';
  /** Of a server: what it has under way is told. */
  gate?: AdmissionGate;
  /** Names of the migrations that must be applied; those of this build unless a test says otherwise. */
  migrations?: () => string[];
}

/**
 * For whoever runs this: `/healthz`, the process lives; `/readyz`, it may be sent work; `/metrics`, for Prometheus with
 * the bearer token of METRICS_TOKEN. Without that variable there is no /metrics.
 */
export function operationsRoutes({
  services,
  state,
  gate,
  migrations = migrationNames,
}: OperationsOptions): Hono {
  const app = new Hono();
  const readiness = readinessOf(services, migrations, state);
  const setGauges = gaugeSetter(services, gate);

  app.get('/healthz', (c) => c.json({ status: 'ok' }));
  app.get('/readyz', async (c) => {
    const status = await readiness();
    return c.json({ status }, status === 'ready' ? 200 : 503);
  });
  app.get('/metrics', async (c) => {
    const { METRICS_TOKEN } = services().env;
    if (!METRICS_TOKEN) return c.notFound();
    if (!isSameSecret(c.req.header('authorization') ?? '', `Bearer ${METRICS_TOKEN}`))
      return c.text('Unauthorized', 401, { 'WWW-Authenticate': 'Bearer' });
    watchProcess();
    await setGauges();
    return c.body(await registry.metrics(), 200, { 'Content-Type': registry.contentType });
  });
  return app;
}

let isWatching = false;

/** Memory, processor, event loop and garbage collection, from the first scrape on: nobody else pays for it. */
function watchProcess(): void {
  if (isWatching) return;
  isWatching = true;
  collectDefaultMetrics({ register: registry });
}
