import type { Server } from 'node:http';
import net, { type AddressInfo } from 'node:net';

/** One more port that leads to a server. */
export interface Door {
  port: number;
  /** Nobody new comes in; who is in stays. */
  close(): void;
}

/** Opens a free port of this machine's loopback, or of another address of it, that leads to `server`, as if it listened there as well. */
export function openDoor(server: Server, host = '127.0.0.1'): Promise<Door> {
  // As http.Server itself accepts connections.
  const door = net.createServer({ allowHalfOpen: true, noDelay: true }, (socket) =>
    server.emit('connection', socket),
  );
  return new Promise((resolve, reject) => {
    door.once('error', reject);
    door.listen(0, host, () =>
      resolve({ port: (door.address() as AddressInfo).port, close: () => void door.close() }),
    );
  });
}
