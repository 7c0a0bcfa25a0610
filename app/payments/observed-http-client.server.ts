import Stripe from 'stripe';
import { metrics, secondsSince, statusClass } from '#app/kernel/metrics.server.ts';
import { inSpan, noteInSpan, traceHeaders } from '#app/kernel/tracing.ts';

type HttpClient = ReturnType<typeof Stripe.createNodeHttpClient>;

/** The library's own HTTP client, each of whose requests is counted, and is a span of the trace it is made in. */
export function observedHttpClient(inner: HttpClient = Stripe.createNodeHttpClient()): HttpClient {
  return {
    getClientName: () => inner.getClientName(),
    makeRequest: (host, port, path, method, headers, ...rest) => {
      const name = `stripe ${method} ${pathTemplate(path)}`;
      return inSpan(name, 'client', { 'http.request.method': method }, async () => {
        const started = performance.now();
        let outcome = 'lost';
        try {
          const sent = { ...headers, ...traceHeaders() } as typeof headers;
          const response = await inner.makeRequest(host, port, path, method, sent, ...rest);
          const status = response.getStatusCode();
          // A decline is the buyer's bank; too many requests are ours.
          outcome = status === 402 || status === 429 ? String(status) : statusClass(status);
          noteInSpan({ 'http.response.status_code': status });
          return response;
        } finally {
          metrics.stripeDuration.observe({ outcome }, secondsSince(started));
        }
      });
    },
  };
}

/** `/v1/payment_intents/pi_1/capture?x=y` → `/v1/payment_intents/{id}/capture`: an id is no name. */
export function pathTemplate(path: string): string {
  const [bare = ''] = path.split('?', 1);
  return bare
    .split('/')
    .map((part) => (/^v\d+$/.test(part) || /^[a-z_]+$/.test(part) ? part : part && '{id}'))
    .join('/');
}
