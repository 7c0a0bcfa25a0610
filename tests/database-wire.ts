import net, { type AddressInfo } from 'node:net';

/** The way to PostgreSQL, which can be cut: as when the server, its machine or the network goes. */
export interface DatabaseWire {
  /** The database by this way. */
  url: string;
  /** Ends every connection; nobody gets through until `mend`. */
  cut(): Promise<void>;
  mend(): Promise<void>;
  close(): Promise<void>;
}

export async function openWire(databaseUrl: string): Promise<DatabaseWire> {
  const target = new URL(databaseUrl);
  const open = new Set<net.Socket>();
  const keep = (socket: net.Socket, other: net.Socket) => {
    open.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      open.delete(socket);
      other.destroy();
    });
  };
  const server = net.createServer((client) => {
    const upstream = net.connect(Number(target.port), target.hostname);
    keep(client, upstream);
    keep(upstream, client);
    client.pipe(upstream).pipe(client);
  });
  const listen = (port: number) =>
    new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', () => resolve());
    });
  const cut = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      for (const socket of open) socket.destroy();
    });
  await listen(0);
  const { port } = server.address() as AddressInfo;
  const url = new URL(databaseUrl);
  Object.assign(url, { hostname: '127.0.0.1', port: String(port) });
  return { url: url.href, cut, mend: () => listen(port), close: cut };
}
