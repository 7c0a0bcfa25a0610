import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An order event as it came over the wire. */
export interface ReceivedEvent {
  headers: Record<string, string | string[] | undefined>;
  rawBody: string;
}

/** What a receiver answers: 200 unless it says otherwise. */
export interface ReceiverAnswer {
  status?: number;
  headers?: Record<string, string>;
}

export interface EventReceiver {
  url: string;
  events: ReceivedEvent[];
  close(): Promise<void>;
}

/** A receiver of order events that takes everything and judges nothing, unless the test lets it answer otherwise, or late. */
export async function startEventReceiver(
  answer: (event: ReceivedEvent) => ReceiverAnswer | Promise<ReceiverAnswer> = () => ({}),
): Promise<EventReceiver> {
  const events: ReceivedEvent[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const event = { headers: request.headers, rawBody: Buffer.concat(chunks).toString('utf8') };
      events.push(event);
      void Promise.resolve(answer(event)).then(({ status = 200, headers }) =>
        response
          .writeHead(status, { 'Content-Type': 'application/json', ...headers })
          .end(JSON.stringify({ received: status < 300 })),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    events,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
