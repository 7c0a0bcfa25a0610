import {
  CLASS_LIMITS,
  partAtLag,
  poolLimits,
  type ClassLimits,
  type PoolLimits,
  type PoolName,
} from './admission-limits.ts';
import { REQUEST_CLASSES, type RequestClass } from './request-class.ts';
import { Shares } from './shares.ts';

/** Who asks, as far as it is known: whose slots they are. Absent: nobody's, as of pages. */
export interface Caller {
  connection: string;
  shop: string;
}

export interface Candidate {
  class: RequestClass;
  caller?: Caller;
}

/** A slot. It is given back once, when the request has been answered. */
export interface Ticket {
  release(): void;
}

/** `busy`: the server's. `caller`: the caller has more under way than its share. `gone`: nobody waits any more. */
export type Refusal = 'busy' | 'caller' | 'gone';

/** A request that waits for a slot. */
export interface Waiting {
  outcome: Promise<Ticket | Refusal>;
  /** The caller has gone. */
  leave(): void;
}

/** What a pool has under way. */
export interface PoolCounts {
  working: number;
  waiting: number;
  slots: number;
}

/** Runs something after a time, unless it is called off. */
export type Later = (ms: number, run: () => void) => () => void;

interface Waiter extends Candidate {
  rank: number;
  limits: ClassLimits;
  settle(outcome: Ticket | Refusal): void;
}

interface Pool extends PoolLimits {
  working: number;
  /** By class, then by age. */
  waiters: Waiter[];
  connections: Shares;
  shops: Shares;
}

const setTimer: Later = (ms, run) => {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
};

/**
 * Lets requests in, has them wait, or refuses them: so that what was let in is answered in time whatever else comes, the
 * important before the rest, and no caller at the cost of another (docs/decisions/029). No I/O; `later` is its only clock.
 */
export class AdmissionGate {
  /** Refused since the start, by class. */
  readonly refused = Object.fromEntries(REQUEST_CLASSES.map((name) => [name, 0])) as Record<
    RequestClass,
    number
  >;
  private readonly pools: Record<PoolName, Pool>;
  private part = 1;

  /** @param slots requests of agents and staff in work at the same time */
  constructor(
    slots: number,
    private readonly later: Later = setTimer,
  ) {
    const limits = poolLimits(slots);
    const open = (name: PoolName): Pool => ({
      ...limits[name],
      working: 0,
      waiters: [],
      // The part kept for a new connection is also that of a new shop.
      connections: new Shares(1),
      shops: new Shares(0),
    });
    this.pools = { work: open('work'), webhooks: open('webhooks'), downloads: open('downloads') };
  }

  /** A slot at once, a place in the queue, or a refusal. */
  admit(candidate: Candidate): Ticket | Waiting | Refusal {
    const limits = CLASS_LIMITS[candidate.class];
    const pool = this.pools[limits.pool];
    // Who waits cannot be let in now, so to let another in is not to overtake.
    if (this.fits(pool, limits, candidate.caller)) return this.start(pool, candidate.caller);
    if (!hasRoom(pool, candidate.caller, 'waiting', pool.places)) return this.refuse(candidate, 'caller');
    const rank = REQUEST_CLASSES.indexOf(candidate.class);
    if (pool.waiters.length >= pool.places) {
      const last = pool.waiters.at(-1)!;
      if (last.rank <= rank) return this.refuse(candidate, 'busy');
      last.settle(this.refuse(last, 'busy'));
    }
    return this.queue(pool, { ...candidate, rank, limits });
  }

  /** Tells how late the event loop is, in milliseconds: the later, the less is let in. */
  noteLag(lagMs: number): void {
    this.part = partAtLag(lagMs);
    for (const pool of Object.values(this.pools)) this.letIn(pool);
  }

  /** Requests in work and waiting now, and the slots that are used while the event loop is as late as it is, by pool. */
  counts(): Record<PoolName, PoolCounts> {
    const of = (pool: Pool) => ({
      working: pool.working,
      waiting: pool.waiters.length,
      slots: this.slotsOf(pool),
    });
    return {
      work: of(this.pools.work),
      webhooks: of(this.pools.webhooks),
      downloads: of(this.pools.downloads),
    };
  }

  private slotsOf({ slots }: Pool): number {
    return Math.max(1, slots * this.part);
  }

  private fits(pool: Pool, { ceiling }: ClassLimits, caller: Caller | undefined): boolean {
    // The ceiling holds for a caller's share too: its creates leave room to its completions.
    const room = this.slotsOf(pool) * ceiling;
    return pool.working < room && hasRoom(pool, caller, 'working', room);
  }

  private start(pool: Pool, caller: Caller | undefined): Ticket {
    pool.working += 1;
    count(pool, caller, 'add', 'working');
    let held = true;
    return {
      release: () => {
        if (!held) return;
        held = false;
        pool.working -= 1;
        count(pool, caller, 'remove', 'working');
        if (pool.waiters.length > 0) this.letIn(pool);
      },
    };
  }

  private queue(pool: Pool, candidate: Omit<Waiter, 'settle'>): Waiting {
    const { caller, rank, limits } = candidate;
    let settle!: Waiter['settle'];
    const outcome = new Promise<Ticket | Refusal>((resolve) => {
      settle = (value) => {
        callOff();
        pool.waiters.splice(pool.waiters.indexOf(waiter), 1);
        count(pool, caller, 'remove', 'waiting');
        resolve(value);
      };
    });
    const waiter: Waiter = { ...candidate, settle };
    const behind = pool.waiters.findIndex((other) => other.rank > rank);
    pool.waiters.splice(behind === -1 ? pool.waiters.length : behind, 0, waiter);
    count(pool, caller, 'add', 'waiting');
    const callOff = this.later(limits.waitMs, () => {
      const own = !hasRoom(pool, caller, 'working', pool.slots * this.part * limits.ceiling);
      settle(this.refuse(waiter, own ? 'caller' : 'busy'));
    });
    return {
      outcome,
      leave: () => {
        if (pool.waiters.includes(waiter)) settle('gone');
      },
    };
  }

  private letIn(pool: Pool): void {
    for (const waiter of [...pool.waiters]) {
      if (pool.working >= pool.slots * this.part) return;
      if (this.fits(pool, waiter.limits, waiter.caller)) waiter.settle(this.start(pool, waiter.caller));
    }
  }

  private refuse(candidate: Candidate, refusal: Refusal): Refusal {
    this.refused[candidate.class] += 1;
    return refusal;
  }
}

function hasRoom(
  { connections, shops }: Pool,
  caller: Caller | undefined,
  what: 'working' | 'waiting',
  amount: number,
): boolean {
  if (!caller) return true;
  return connections.hasRoom(caller.connection, what, amount) && shops.hasRoom(caller.shop, what, amount);
}

function count(
  { connections, shops }: Pool,
  caller: Caller | undefined,
  change: 'add' | 'remove',
  what: 'working' | 'waiting',
): void {
  if (!caller) return;
  connections[change](caller.connection, what);
  shops[change](caller.shop, what);
}
