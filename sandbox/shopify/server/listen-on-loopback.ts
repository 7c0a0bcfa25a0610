import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';
import { openDoor, type Door } from '#sandbox/faults/open-door.ts';
import type { SimulatorEnv } from './with-faults.ts';

export interface LoopbackServer {
  url: string;
  port: number;
  /** Answers with these routes from now on; until then 503. */
  serve(routes: Hono<SimulatorEnv>): void;
  /** See open-door.ts; closed together with the server. */
  openDoor(host?: string): Promise<number>;
  /** Cuts all connections and frees the port. */
  close(): Promise<void>;
}

/**
 * Takes a port (0: any free one) on this machine's loopback only, because the simulator has no passwords;
 * on another address only where nobody but us is in that network.
 * @throws Error saying that the port is in use.
 */
export async function listenOnLoopback(wanted: number, host = '127.0.0.1'): Promise<LoopbackServer> {
  let routes: Hono<SimulatorEnv> | undefined;
  const server = createAdaptorServer({
    fetch: (request, env) => routes?.fetch(request, env) ?? new Response('starting', { status: 503 }),
  }) as Server;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) =>
      reject(
        cause.code === 'EADDRINUSE'
          ? new Error(`The Shopify simulator's port ${wanted} is in use by another program.`, { cause })
          : cause,
      ),
    );
    server.listen(wanted, host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  const doors: Door[] = [];
  return {
    url: `http://${host === '127.0.0.1' ? 'localhost' : host}:${port}`,
    port,
    serve: (newRoutes) => (routes = newRoutes),
    openDoor: async (host) => {
      const door = await openDoor(server, host);
      doors.push(door);
      return door.port;
    },
    close: () =>
      new Promise((resolve) => {
        for (const door of doors) door.close();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
