import Stripe from 'stripe';
import { RecentMap } from '#app/kernel/recent-map.ts';
import { observedHttpClient } from './observed-http-client.server.ts';

/** With their connections; one that made room is made again. */
const clients = new RecentMap<string, Stripe>(1000);

/**
 * The official client for a merchant's secret or restricted key, made once per key and reused (it keeps its
 * connections open). `baseUrl` points it elsewhere than api.stripe.com, e.g. `http://localhost:4002`.
 * It gives a call 8 s and tries twice more after a failure of the connection, with the same idempotency key.
 */
export function stripeClient(secretKey: string, options: { baseUrl?: string } = {}): Stripe {
  const id = `${options.baseUrl ?? ''} ${secretKey}`;
  return clients.get(
    id,
    () =>
      new (options.baseUrl ? SimulatedStripe : Stripe)(secretKey, {
        ...(options.baseUrl && addressOf(new URL(options.baseUrl))),
        appInfo: { name: 'Aisle' },
        httpClient: observedHttpClient(),
        maxNetworkRetries: 2,
        timeout: 8_000,
        telemetry: false,
      }),
  );
}

/** Stripe elsewhere than at Stripe is a simulator, which recovers at once. */
class SimulatedStripe extends Stripe {
  override getInitialNetworkRetryDelay(): number {
    return 0.01;
  }
}

function addressOf(url: URL): { host: string; port: string; protocol: 'http' | 'https' } {
  const protocol = url.protocol === 'http:' ? 'http' : 'https';
  return { host: url.hostname, port: url.port || (protocol === 'http' ? '80' : '443'), protocol };
}
