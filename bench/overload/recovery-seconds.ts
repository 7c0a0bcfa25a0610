import { percentile } from '#bench/percentile.ts';
import type { Sample } from '#bench/traffic/messages.ts';

/** One second alone has too few requests for a p99. */
const WINDOW_SECONDS = 3;
const WITHIN = 2;

/**
 * Whole seconds after the load has dropped until the p99 of what was sent in the next three is within twice of what it
 * was before, and nothing of it was refused; null: not within the time measured.
 */
export function recoverySeconds(before: readonly Sample[], after: readonly Sample[]): number | null {
  const usual = percentile(latenciesOf(before), 0.99);
  const last = Math.max(...after.map(({ at }) => at));
  for (let second = 0; second + WINDOW_SECONDS <= Math.ceil(last); second += 1) {
    const window = after.filter(({ at }) => at >= second && at < second + WINDOW_SECONDS);
    const latencies = latenciesOf(window);
    if (latencies.length === window.length && percentile(latencies, 0.99) <= WITHIN * usual) return second;
  }
  return null;
}

const latenciesOf = (samples: readonly Sample[]) =>
  samples.filter(({ outcome }) => outcome === 'ok').map(({ ms }) => ms);
