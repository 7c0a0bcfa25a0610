import { randomInt } from 'node:crypto';
import net from 'node:net';
import { reservePort } from './reserve-port.ts';

export interface SandboxPorts {
  app: number;
  shopify: number;
  stripe: number;
  agent: number;
  database: number;
  sftp: number;
}

export const DEFAULT_PORT_BASE = 4000;

/** Six ports in a row from `base`, or any six free ones for base 0. */
export async function choosePorts(base: number): Promise<SandboxPorts> {
  const names = ['app', 'shopify', 'stripe', 'agent', 'database', 'sftp'] as const;
  if (base === 0) {
    const free = await freePorts(names.length);
    return Object.fromEntries(names.map((name, index) => [name, free[index]])) as unknown as SandboxPorts;
  }
  const ports = Object.fromEntries(
    names.map((name, index) => [name, base + index]),
  ) as unknown as SandboxPorts;
  for (const name of names) {
    if (!(await isFree(ports[name]))) {
      throw new Error(
        `Port ${ports[name]} (${name}) is in use. Stop what uses it, or start with --port-base N.`,
      );
    }
  }
  return ports;
}

/** Below what systems give to outgoing connections and to whoever asks for any port. */
const FIRST_PORT = 20_000;
const LAST_PORT = 32_000;

/**
 * Ports that nobody uses at this moment, and that stay free until a process, perhaps started again, listens there: the
 * system gives them to nobody by itself, and neither does this to another process.
 */
export async function freePorts(count: number): Promise<number[]> {
  const ports = new Set<number>();
  while (ports.size < count) {
    const port = randomInt(FIRST_PORT, LAST_PORT);
    // First reserved: to try whether it is free takes it for a moment from whoever is about to listen there.
    if (reservePort(port) && (await isFree(port))) ports.add(port);
  }
  return [...ports];
}

/** Free on every address: `localhost` may be the IPv4 or the IPv6 one. */
async function isFree(port: number): Promise<boolean> {
  for (const host of ['127.0.0.1', '::']) {
    try {
      const server = await listen(port, host);
      await new Promise((resolve) => server.close(resolve));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') return false;
    }
  }
  return true;
}

function listen(port: number, host: string): Promise<net.Server> {
  return new Promise((resolve, reject) => {
    const server = net.createServer().once('error', reject);
    server.listen({ port, host, ipv6Only: false }, () => resolve(server));
  });
}
