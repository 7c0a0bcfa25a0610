import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An order event as it came over the wire. */
export interface ReceivedEvent {
  headers: Record<string, string | string[] | undefined>;
  rawBody: string;
}

/** A receiver of order events that takes everything and judges nothing; that is for the test. */
export async function startEventReceiver(): Promise<{
  url: string;
  events: ReceivedEvent[];
  close(): Promise<void>;
}> {
  const events: ReceivedEvent[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      events.push({ headers: request.headers, rawBody: Buffer.concat(chunks).toString('utf8') });
      response.writeHead(200, { 'Content-Type': 'application/json' }).end('{"received":true}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    events,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
