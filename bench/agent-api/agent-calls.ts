import { randomUUID } from 'node:crypto';
import { signRequestBody } from '#sandbox/agent/sign-request.ts';
import { uniqueTimestamps } from '#sandbox/agent/unique-timestamps.ts';
import type { AgentTarget } from './slices.ts';

export interface BenchRequest {
  origin: string;
  method: 'GET' | 'POST';
  path: string;
  headers: Record<string, string>;
  body?: string;
}

const STREETS = ['555 Golden Gate Avenue', '1 Dr Carlton B Goodlett Place'];
const details = (street: number) => ({
  fulfillment_details: {
    name: 'Jane Doe',
    email: 'jane@example.com',
    address: {
      name: 'Jane Doe',
      line_one: STREETS[street % 2]!,
      city: 'San Francisco',
      state: 'CA',
      country: 'US',
      postal_code: '94102',
    },
  },
});

/** The calls of one agent, each new and signed. */
export class AgentCalls {
  private readonly timestamp = uniqueTimestamps(() => new Date());
  private readonly origin: string;
  private readonly prefix: string;
  private carts = 0;

  constructor(readonly target: AgentTarget) {
    const { origin, pathname } = new URL(target.baseUrl);
    [this.origin, this.prefix] = [origin, pathname];
  }

  /** A session of one item, each time another. @param quoted with an address, so that Shopify prices it */
  create(quoted = false): BenchRequest {
    return this.post('/checkout_sessions', { ...this.cart(), ...(quoted ? details(0) : {}) });
  }

  get(id: string): BenchRequest {
    const path = `${this.prefix}/checkout_sessions/${id}`;
    return { origin: this.origin, method: 'GET', path, headers: this.headers() };
  }

  /** @param street another one than before, so that Shopify is asked again */
  update(id: string, street: number): BenchRequest {
    return this.post(`/checkout_sessions/${id}`, details(street));
  }

  /** @param token a Shared Payment Token of the session's total */
  complete(id: string, token: string): BenchRequest {
    return this.post(`/checkout_sessions/${id}/complete`, {
      buyer: { email: 'jane@example.com', first_name: 'Jane', last_name: 'Doe' },
      payment_data: {
        handler_id: 'card_tokenized',
        instrument: { type: 'card', credential: { type: 'spt', token } },
      },
    });
  }

  /** The same request once more, as after a lost answer. */
  again(request: BenchRequest): BenchRequest {
    const signature = signRequestBody(JSON.parse(request.body!), this.target.signingSecret);
    return { ...request, headers: { ...request.headers, timestamp: this.timestamp(), signature } };
  }

  private cart() {
    const { itemIds } = this.target;
    const id = itemIds[this.carts++ % itemIds.length]!;
    return { line_items: [{ id }], currency: 'usd', capabilities: {} };
  }

  private post(path: string, body: object): BenchRequest {
    return this.again({
      origin: this.origin,
      method: 'POST',
      path: this.prefix + path,
      headers: { ...this.headers(), 'content-type': 'application/json', 'idempotency-key': randomUUID() },
      body: JSON.stringify(body),
    });
  }

  private headers(): Record<string, string> {
    const { apiKey, apiVersion } = this.target;
    return {
      authorization: `Bearer ${apiKey}`,
      'api-version': apiVersion,
      'accept-language': 'en-US',
      'request-id': randomUUID(),
    };
  }
}
