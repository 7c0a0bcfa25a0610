import { randomUUID } from 'node:crypto';
import { makeToken } from '#sandbox/agent/make-token.ts';
import { signRequestBody } from '#sandbox/agent/sign-request.ts';
import { uniqueTimestamps } from '#sandbox/agent/unique-timestamps.ts';
import type { Baseline, Operation, Target } from './slices.ts';

export interface BenchRequest {
  origin: string;
  method: 'GET' | 'POST';
  path: string;
  headers: Record<string, string>;
  body?: string;
}

/** What a worker of the load does next; `keep` is told the answer. */
export interface Planned {
  request: BenchRequest;
  keep?: (body: string) => void;
}

interface Session {
  id: string;
  total: number;
  address: number;
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

/** The requests of an agent, each new, and what they need: sessions to read and to change, tokens to pay with. */
export class Requests {
  private readonly timestamp = uniqueTimestamps(() => new Date());
  private readonly origin: string;
  private readonly prefix: string;
  private sessions: Session[] = [];
  private payable: { session: Session; token: string }[] = [];
  private replays: BenchRequest[] = [];
  private turn = 0;

  constructor(
    private readonly target: Target,
    private readonly send: (request: BenchRequest) => Promise<string>,
  ) {
    const { origin, pathname } = new URL(target.baseUrl);
    [this.origin, this.prefix] = [origin, pathname];
  }

  /** What has to be there before requests of a kind can be timed. */
  async prepare(what: Operation | Baseline, concurrency: number, count: number): Promise<void> {
    const open = async (address: boolean) => {
      const body = address ? { ...this.cart(), ...details(0) } : this.cart();
      const answer = JSON.parse(await this.send(this.post('/checkout_sessions', body))) as {
        id: string;
        totals: { type: string; amount: number }[];
      };
      const total = answer.totals.find(({ type }) => type === 'total')!.amount;
      return { id: answer.id, total, address: 0 };
    };
    // A session belongs to one worker of the load at a time: two at once would be a conflict, which is no measure.
    while (['get', 'update', 'mix'].includes(what) && this.sessions.length < concurrency)
      this.sessions.push(await open(true));
    if (what === 'replay' && this.replays.length === 0) {
      const request = this.post('/checkout_sessions', this.cart());
      await this.send(request);
      this.replays.push(request);
    }
    const wanted = what === 'complete' ? count : what === 'mix' ? Math.ceil(count / 10) : 0;
    const short = wanted - this.payable.length;
    await inParallel(8, short, async () => {
      const session = await open(true);
      const token = await makeToken(this.target.stripe, { amount: session.total, currency: 'usd' });
      this.payable.push({ session, token: token.token.id });
    });
  }

  /** The next request of one worker; null when what was prepared has been used up. */
  next(what: Operation | Baseline, worker: number): Planned | null {
    switch (what) {
      case 'create':
        return { request: this.post('/checkout_sessions', this.cart()) };
      case 'get':
        return { request: this.get(`/checkout_sessions/${this.sessions[worker]!.id}`) };
      case 'update': {
        const session = this.sessions[worker]!;
        session.address += 1;
        return { request: this.post(`/checkout_sessions/${session.id}`, details(session.address)) };
      }
      case 'complete':
        return this.complete();
      case 'replay':
        return { request: this.signed(this.replays[0]!) };
      case 'mix':
        return this.mixed(worker);
      default:
        return { request: this.baseline(what) };
    }
  }

  /** Ten steps of what agents do: most look and change, few buy. */
  private mixed(worker: number): Planned | null {
    const steps = ['create', 'update', 'get', 'create', 'get', 'update', 'get', 'replay', 'get'] as const;
    const step = this.turn++ % 10;
    if (step === 9) return this.complete() ?? this.next('get', worker);
    const what = steps[step]!;
    return this.next(what === 'replay' && this.replays.length === 0 ? 'get' : what, worker);
  }

  private complete(): Planned | null {
    const next = this.payable.pop();
    if (!next) return null;
    const credential = { type: 'spt', token: next.token };
    const body = {
      buyer: { email: 'jane@example.com', first_name: 'Jane', last_name: 'Doe' },
      payment_data: { handler_id: 'card_tokenized', instrument: { type: 'card', credential } },
    };
    const keep = (answer: string) => {
      const { status } = JSON.parse(answer) as { status: string };
      if (status !== 'completed') throw new Error(`a purchase ended as ${status}: ${answer.slice(0, 1000)}`);
    };
    return { request: this.post(`/checkout_sessions/${next.session.id}/complete`, body), keep };
  }

  private baseline(what: Baseline): BenchRequest {
    if (what === 'quote') {
      const { url, headers, body } = this.target.quote;
      const { origin, pathname } = new URL(url);
      return { origin, method: 'POST', path: pathname, headers, body };
    }
    const created = this.post('/checkout_sessions', this.cart());
    const { origin } = new URL(this.target.baselineUrl);
    if (what === 'one_query') return { ...this.get('/one_query'), origin, path: '/one_query' };
    return { ...created, origin, path: `/${what}` };
  }

  private cart() {
    const { itemIds } = this.target;
    return {
      line_items: [{ id: itemIds[this.turn++ % itemIds.length]! }],
      currency: 'usd',
      capabilities: {},
    };
  }

  private post(path: string, body: object): BenchRequest {
    return this.signed({
      origin: this.origin,
      method: 'POST',
      path: this.prefix + path,
      headers: { ...this.headers(), 'content-type': 'application/json', 'idempotency-key': randomUUID() },
      body: JSON.stringify(body),
    });
  }

  private get(path: string): BenchRequest {
    return { origin: this.origin, method: 'GET', path: this.prefix + path, headers: this.headers() };
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

  private signed(request: BenchRequest): BenchRequest {
    const signature = signRequestBody(JSON.parse(request.body!), this.target.signingSecret);
    return { ...request, headers: { ...request.headers, timestamp: this.timestamp(), signature } };
  }
}

async function inParallel(workers: number, count: number, work: () => Promise<void>): Promise<void> {
  let left = count;
  const one = async () => {
    while (left-- > 0) await work();
  };
  await Promise.all(Array.from({ length: workers }, one));
}
