import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { ServerType } from '@hono/node-server';
import { createRequestHandler, type ServerBuild } from '@remix-run/node';
import path from 'node:path';
import { sqlOf } from '#app/db/database.server.ts';
import { queuedActivityLog } from '#app/insights/activity-log.server.ts';
import { runWorker } from '#app/jobs/run-worker.server.ts';
import { stopTracing } from '#app/kernel/start-tracing.server.ts';
import type { Services } from '#app/services.server.ts';
import { AdmissionGate } from './admission/admission-gate.ts';
import { watchLoop } from './admission/watch-loop.server.ts';
import { httpApp } from './http-app.server.ts';
import { listen } from './listen.server.ts';
import { listenLimits } from './listen-limits.ts';
import { operationsRoutes } from './operations/operations-routes.server.ts';
import { taskList } from './task-list.server.ts';

const WORKER_CONCURRENCY = 4;
/** After this a stuck request no longer holds up the shutdown. */
const SHUTDOWN_MS = 15_000;

/**
 * Starts a server, a worker or both, and stops them in order on SIGTERM or SIGINT: no accepted work is dropped. On
 * SIGTERM the server says that it is not ready first, and goes on serving until the load balancer has noticed.
 */
export async function startProcess(services: Services, role: 'serve' | 'work' | 'all'): Promise<void> {
  const activity = queuedActivityLog(sqlOf(services.db), services.log);
  services.activity = activity;
  let ready = true;
  const server = role === 'work' ? null : await startServer(services, () => ready);
  const worker = role === 'serve' ? null : await runWorker(services, taskList(services), WORKER_CONCURRENCY);
  const { HOST, WORKER_HEALTH_PORT, MAX_CONNECTIONS } = services.env;
  const health =
    role === 'work' && worker && WORKER_HEALTH_PORT !== undefined
      ? await listen({
          fetch: workerHealth(services, worker, () => ready).fetch,
          port: WORKER_HEALTH_PORT,
          hostname: HOST,
          limits: listenLimits(MAX_CONNECTIONS),
        })
      : null;
  services.log.info({ role, port: server && (server.address() as AddressInfo).port }, 'started');

  const stop = async (drainMs: number) => {
    ready = false;
    setTimeout(() => process.exit(1), drainMs + SHUTDOWN_MS).unref();
    const stopServer = async (running: ServerType) => {
      await pause(drainMs);
      await close(running);
    };
    await Promise.all([server && stopServer(server), worker?.stop()]);
    await (health && close(health));
    await activity.drained();
    await stopTracing();
    await services.db.$disconnect();
    services.log.info({ role }, 'stopped');
    process.exit(0);
  };
  let stopping = false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      // Ctrl-C is somebody who waits.
      void stop(signal === 'SIGTERM' ? services.env.SHUTDOWN_DRAIN_SECONDS * 1000 : 0);
    });
  }
}

async function startServer(services: Services, isReady: () => boolean): Promise<ServerType> {
  // Loaded here, so that a worker or a command never loads the pages.
  const build = (await import('virtual:remix/server-build')) as ServerBuild;
  const { extensionApp } = await import('#app/extensions/extension-app.server.ts');
  const handler = createRequestHandler(build, services.env.NODE_ENV);
  const assets = path.relative(process.cwd(), fileURLToPath(new URL('../client', import.meta.url)));
  const { HOST, PORT, MAX_REQUESTS_IN_WORK, MAX_CONNECTIONS } = services.env;
  const gate = new AdmissionGate(MAX_REQUESTS_IN_WORK);
  const app = httpApp({
    services: () => services,
    isReady,
    gate,
    pages: (request) => handler(request, {}),
    extensions: extensionApp(),
    assets,
  });
  const limits = listenLimits(MAX_CONNECTIONS);
  const server = await listen({ fetch: app.fetch, port: PORT, hostname: HOST, limits });
  watchLoop(gate);
  return server;
}

/** What a process without a server of its own tells its supervisor. */
function workerHealth(
  services: Services,
  worker: { isWorking(): boolean },
  isReady: () => boolean,
): ReturnType<typeof operationsRoutes> {
  const state = () => (!isReady() ? 'stopping' : worker.isWorking() ? 'ready' : 'not working');
  return operationsRoutes({ services: () => services, state });
}

function close(server: ServerType): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    if ('closeIdleConnections' in server) server.closeIdleConnections();
  });
}
