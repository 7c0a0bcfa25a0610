import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { serve, type ServerType } from '@hono/node-server';
import { createRequestHandler, type ServerBuild } from '@remix-run/node';
import path from 'node:path';
import { runWorker } from '#app/jobs/run-worker.server.ts';
import type { Services } from '#app/services.server.ts';
import { httpApp } from './http-app.server.ts';
import { taskList } from './task-list.server.ts';

const WORKER_CONCURRENCY = 4;
/** After this a stuck request no longer holds up the shutdown. */
const SHUTDOWN_MS = 15_000;

/** Starts a server, a worker or both, and stops them in order on SIGTERM or SIGINT: no accepted work is dropped. */
export async function startProcess(services: Services, role: 'serve' | 'work' | 'all'): Promise<void> {
  let ready = true;
  const server = role === 'work' ? null : await listen(services, () => ready);
  const worker = role === 'serve' ? null : await runWorker(services, taskList(services), WORKER_CONCURRENCY);
  services.log.info({ role, port: server && (server.address() as AddressInfo).port }, 'started');

  const stop = async () => {
    ready = false;
    setTimeout(() => process.exit(1), SHUTDOWN_MS).unref();
    await Promise.all([server && close(server), worker?.stop()]);
    await services.db.$disconnect();
    services.log.info({ role }, 'stopped');
    process.exit(0);
  };
  let stopping = false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      void stop();
    });
  }
}

async function listen(services: Services, isReady: () => boolean): Promise<ServerType> {
  // Loaded here, so that a worker or a command never loads the pages.
  const build = (await import('virtual:remix/server-build')) as ServerBuild;
  const handler = createRequestHandler(build, services.env.NODE_ENV);
  const assets = path.relative(process.cwd(), fileURLToPath(new URL('../client', import.meta.url)));
  const app = httpApp({
    services: () => services,
    isReady,
    pages: (request) => handler(request, {}),
    assets,
  });
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, port: services.env.PORT, hostname: services.env.HOST }, () =>
      resolve(server),
    );
    server.on('error', reject);
  });
}

function close(server: ServerType): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    if ('closeIdleConnections' in server) server.closeIdleConnections();
  });
}
