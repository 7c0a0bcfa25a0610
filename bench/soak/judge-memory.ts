import { fitLine } from './fit-line.ts';

/** The first third of a run fills caches and compiles: it is not looked at. */
const WARM = 1 / 3;
/** What is left after garbage collection may grow so fast: a megabyte in six minutes. */
const MOST_MB_PER_HOUR = 10;
/** Less than this is within what caches that are bounded still take in. */
const LEAST_RISE_MB = 5;

export interface MemoryVerdict {
  /** MB an hour, after the first third. */
  slope: number;
  error: number;
  leaks: boolean;
}

/**
 * Whether memory grows: the line through all but the first third rises by more than 10 MB an hour, even if its slope is
 * two standard errors less, and by more than 5 MB in the time that it covers.
 * @param samples seconds since the start, and MB
 */
export function judgeMemory(samples: readonly { at: number; mb: number }[]): MemoryVerdict {
  const end = samples.at(-1)?.at ?? 0;
  const late = samples.filter(({ at }) => at >= end * WARM).map(({ at, mb }) => [at / 3600, mb] as const);
  const { slope, error } = fitLine(late);
  const hours = late.length > 0 ? late.at(-1)![0] - late[0]![0] : 0;
  const leaks = slope - 2 * error > MOST_MB_PER_HOUR && slope * hours > LEAST_RISE_MB;
  return { slope, error, leaks };
}
