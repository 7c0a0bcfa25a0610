import net, { type AddressInfo } from 'node:net';
import type { ServerAddress } from './app-processes.ts';

export interface Balancer {
  url: string;
  port: number;
  close(): Promise<void>;
}

/** One address for several servers: a connection goes to the next one that answers. */
export async function startBalancer(servers: () => ServerAddress[]): Promise<Balancer> {
  let turn = 0;
  const open = new Set<net.Socket>();
  const balancer = net.createServer((client) => {
    const addresses = servers();
    turn += 1;
    keep(client);
    connect(
      client,
      addresses.map((_, index) => addresses[(turn + index) % addresses.length]!),
    );
  });

  function keep(socket: net.Socket): void {
    open.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => open.delete(socket));
  }

  function connect(client: net.Socket, [address, ...others]: ServerAddress[]): void {
    if (!address) return void client.destroy();
    const server = net.connect(address);
    const next = () => (server.destroy(), connect(client, others));
    server.once('error', next);
    server.once('connect', () => {
      server.off('error', next);
      keep(server);
      server.pipe(client).pipe(server);
      server.on('close', () => client.destroy());
      client.on('close', () => server.destroy());
    });
  }

  await new Promise<void>((resolve, reject) => {
    balancer.once('error', reject);
    balancer.listen(0, '127.0.0.1', resolve);
  });
  const { port } = balancer.address() as AddressInfo;
  return {
    url: `http://localhost:${port}`,
    port,
    close: () =>
      new Promise((resolve) => {
        balancer.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
}
