import Stripe from 'stripe';

const clients = new Map<string, Stripe>();

/**
 * The official client for a merchant's secret or restricted key, made once per key and reused (it keeps its
 * connections open). `baseUrl` points it elsewhere than api.stripe.com, e.g. `http://localhost:4002`.
 * It gives a call 8 s and tries twice more after a failure of the connection, with the same idempotency key.
 */
export function stripeClient(secretKey: string, options: { baseUrl?: string } = {}): Stripe {
  const id = `${options.baseUrl ?? ''} ${secretKey}`;
  const known = clients.get(id);
  if (known) return known;
  const client = new Stripe(secretKey, {
    ...(options.baseUrl && addressOf(new URL(options.baseUrl))),
    appInfo: { name: 'Aisle' },
    maxNetworkRetries: 2,
    timeout: 8_000,
    telemetry: false,
  });
  clients.set(id, client);
  return client;
}

function addressOf(url: URL): { host: string; port: string; protocol: 'http' | 'https' } {
  const protocol = url.protocol === 'http:' ? 'http' : 'https';
  return { host: url.hostname, port: url.port || (protocol === 'http' ? '80' : '443'), protocol };
}
