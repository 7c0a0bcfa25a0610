import { makeToken } from '#sandbox/agent/make-token.ts';
import { AgentCalls, type BenchRequest } from './agent-calls.ts';
import { totalOf } from './session-answer.ts';
import type { Baseline, Operation, Target } from './slices.ts';

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

/** The requests of an agent, each new, and what they need: sessions to read and to change, tokens to pay with. */
export class Requests {
  private readonly calls: AgentCalls;
  private sessions: Session[] = [];
  private payable: { session: Session; token: string }[] = [];
  private replays: BenchRequest[] = [];
  private turn = 0;

  constructor(
    private readonly target: Target,
    private readonly send: (request: BenchRequest) => Promise<string>,
  ) {
    this.calls = new AgentCalls(target);
  }

  /** What has to be there before requests of a kind can be timed. */
  async prepare(what: Operation | Baseline, concurrency: number, count: number): Promise<void> {
    const open = async () => {
      const answer = totalOf(await this.send(this.calls.create(true)));
      return { ...answer, address: 0 };
    };
    // A session belongs to one worker of the load at a time: two at once would be a conflict, which is no measure.
    while (['get', 'update', 'mix'].includes(what) && this.sessions.length < concurrency)
      this.sessions.push(await open());
    if (what === 'replay' && this.replays.length === 0) {
      const request = this.calls.create();
      await this.send(request);
      this.replays.push(request);
    }
    const wanted = what === 'complete' ? count : what === 'mix' ? Math.ceil(count / 10) : 0;
    const short = wanted - this.payable.length;
    await inParallel(8, short, async () => {
      const session = await open();
      const token = await makeToken(this.target.stripe, { amount: session.total, currency: 'usd' });
      this.payable.push({ session, token: token.token.id });
    });
  }

  /** The next request of one worker; null when what was prepared has been used up. */
  next(what: Operation | Baseline, worker: number): Planned | null {
    switch (what) {
      case 'create':
        return { request: this.calls.create() };
      case 'get':
        return { request: this.calls.get(this.sessions[worker]!.id) };
      case 'update': {
        const session = this.sessions[worker]!;
        session.address += 1;
        return { request: this.calls.update(session.id, session.address) };
      }
      case 'complete':
        return this.complete();
      case 'replay':
        return { request: this.calls.again(this.replays[0]!) };
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
    const keep = (answer: string) => {
      const { status } = JSON.parse(answer) as { status: string };
      if (status !== 'completed') throw new Error(`a purchase ended as ${status}: ${answer.slice(0, 1000)}`);
    };
    return { request: this.calls.complete(next.session.id, next.token), keep };
  }

  private baseline(what: Baseline): BenchRequest {
    if (what === 'quote') {
      const { url, headers, body } = this.target.quote;
      const { origin, pathname } = new URL(url);
      return { origin, method: 'POST', path: pathname, headers, body };
    }
    const created = this.calls.create();
    const { origin } = new URL(this.target.baselineUrl);
    if (what === 'one_query') return { ...this.calls.get(''), origin, path: '/one_query' };
    return { ...created, origin, path: `/${what}` };
  }
}

/** Does something so many times, a few at a time. */
export async function inParallel(workers: number, count: number, work: () => Promise<void>): Promise<void> {
  let left = count;
  const one = async () => {
    while (left-- > 0) await work();
  };
  await Promise.all(Array.from({ length: workers }, one));
}
