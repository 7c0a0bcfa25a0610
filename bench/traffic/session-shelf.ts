import { makeToken } from '#sandbox/agent/make-token.ts';
import type { AgentCalls, BenchRequest } from '#bench/agent-api/agent-calls.ts';
import { inParallel } from '#bench/agent-api/requests.ts';
import { totalOf } from '#bench/agent-api/session-answer.ts';
import type { Kind, PreparedSessions } from './messages.ts';
import type { Answer } from './sender.ts';

/** A request, and what is to be done with its answer. */
export interface Taken {
  kind: Kind;
  request: BenchRequest;
  done(answer: Answer, ok: boolean): void;
}

const TOKENS_AT_ONCE = 8;

/**
 * An agent's sessions: each is changed by one request at a time, and paid once. What was refused is put back.
 */
export class SessionShelf {
  private readonly open: { id: string; street: number }[] = [];
  private readonly payable: { id: string; token: string }[] = [];
  private lastCreate: BenchRequest | null = null;
  private turn = 0;

  constructor(private readonly calls: AgentCalls) {}

  /** Takes sessions in, with a token for each that can be paid. */
  async add({ open, payable, total }: PreparedSessions): Promise<void> {
    for (const id of open) this.open.push({ id, street: 0 });
    const ids = [...payable];
    await inParallel(TOKENS_AT_ONCE, ids.length, async () => {
      const id = ids.pop()!;
      const { token } = await makeToken(this.calls.target.stripe, { amount: total, currency: 'usd' });
      this.payable.push({ id, token: token.id });
    });
  }

  /** A request of a kind; null where there is no session left for it. */
  take(kind: 'create' | 'update' | 'get' | 'complete' | 'replay'): Taken | null {
    switch (kind) {
      case 'create':
        return this.create();
      case 'get':
        return this.look();
      case 'update':
        return this.change();
      case 'complete':
        return this.pay();
      case 'replay':
        if (!this.lastCreate) return this.create();
        return { kind, request: this.calls.again(this.lastCreate), done: () => undefined };
    }
  }

  private create(): Taken {
    const request = this.calls.create();
    const done = (answer: Answer, ok: boolean) => {
      if (!ok) return;
      this.lastCreate = request;
      this.open.push({ id: totalOf(answer.body).id, street: 0 });
    };
    return { kind: 'create', request, done };
  }

  private look(): Taken | null {
    if (this.open.length === 0) return null;
    const { id } = this.open[this.turn++ % this.open.length]!;
    return { kind: 'get', request: this.calls.get(id), done: () => undefined };
  }

  private change(): Taken | null {
    const session = this.open.shift();
    if (!session) return null;
    session.street += 1;
    const request = this.calls.update(session.id, session.street);
    return { kind: 'update', request, done: () => void this.open.push(session) };
  }

  private pay(): Taken | null {
    const sale = this.payable.pop();
    if (!sale) return null;
    const request = this.calls.complete(sale.id, sale.token);
    const done = (answer: Answer, ok: boolean) => {
      if (!ok && answer.mayRetry) this.payable.push(sale);
    };
    return { kind: 'complete', request, done };
  }
}
