import { RecentMap } from '#app/kernel/recent-map.ts';
import { windowStart } from './rate-window.ts';

/** Of a minute's requests, as many are counted at once, so that an agent's calls do not wait for one another's count. */
export const PART_OF_LIMIT = 100;

/** One request of a minute: which it is of all that the agent has made, in all processes. */
export interface Counted {
  /** When the minute began. */
  startsAt: Date;
  requests: number;
}

/**
 * Numbers of requests that this process has counted in the database and not yet used, by key. What it counts is taken
 * off the agent's limit at once, so processes together never let more through; what a process does not use within the
 * minute, a hundredth of the limit at most, is lost to the agent.
 */
export class RateLeases {
  private readonly leases = new RecentMap<string, Lease>(10_000);

  /** The next number of a key's minute; null when more have to be counted (`begin`). */
  take(key: string, now: Date): Counted | null {
    const { startsAt, numbers } = this.of(key, windowStart(now));
    const requests = startsAt >= windowStart(now) ? numbers.shift() : undefined;
    return requests === undefined ? null : { startsAt, requests };
  }

  /**
   * Whether the caller is to count ahead: not while another does, so that a crowd of calls does not use up the minute.
   * True must be followed by `end`, whatever comes of it.
   */
  begin(key: string, now: Date): boolean {
    const lease = this.of(key, windowStart(now));
    return !lease.counting && (lease.counting = true);
  }

  end(key: string, now: Date): void {
    this.of(key, windowStart(now)).counting = false;
  }

  /**
   * Keeps what was counted besides the request that asked, whose number this returns.
   * @param requests the last number that was counted
   * @param count how many were
   */
  keep(key: string, startsAt: Date, requests: number, count: number): Counted {
    const lease = this.of(key, startsAt);
    if (lease.startsAt < startsAt) Object.assign(lease, { startsAt, numbers: [] });
    const first = requests - count + 1;
    for (let number = first + 1; number <= requests; number += 1) lease.numbers.push(number);
    return { startsAt, requests: first };
  }

  private of(key: string, startsAt: Date): Lease {
    return this.leases.get(key, () => ({ startsAt, numbers: [], counting: false }));
  }
}

interface Lease {
  startsAt: Date;
  /** In the order in which they are used. */
  numbers: number[];
  counting: boolean;
}
