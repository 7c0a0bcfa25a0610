import type { Server } from 'node:http';
import { serve, type ServerType } from '@hono/node-server';
import type { Hono } from 'hono';
import { limitServer, serverOptions, type ListenLimits } from './listen-limits.ts';

export interface ListenOptions {
  fetch: Hono['fetch'];
  port: number;
  hostname: string;
  limits: ListenLimits;
}

/** Starts a server that bounds what each connection may cost. @throws Error when the port cannot be had */
export function listen({ limits, ...options }: ListenOptions): Promise<ServerType> {
  return new Promise((resolve, reject) => {
    const server = serve({ ...options, serverOptions: serverOptions(limits) }, () => resolve(server));
    limitServer(server as Server, limits);
    server.on('error', reject);
  });
}
