/** A number from 0 to below 1. */
export type Random = () => number;

/**
 * Numbers that follow from a seed alone (mulberry32). `label` makes independent streams of one seed, so that one more
 * draw in one place changes nothing in another.
 */
export function seededRandom(seed: number, label: string): Random {
  let state = seed >>> 0;
  for (const letter of label)
    state = (Math.imul(state ^ letter.charCodeAt(0), 0x01000193) + 0x9e3779b9) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A whole number from `least` to `most`, both included. */
export function between(random: Random, least: number, most: number): number {
  return least + Math.floor(random() * (most - least + 1));
}

/** One of them. @throws Error for none. */
export function oneOf<T>(random: Random, values: readonly T[]): T {
  if (values.length === 0) throw new Error('nothing to choose from');
  return values[Math.floor(random() * values.length)]!;
}

/** One of the keys, each as often as its weight says. */
export function weighted<K extends string>(random: Random, weights: Record<K, number>): K {
  const entries = Object.entries(weights) as [K, number][];
  let point = random() * entries.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [key, weight] of entries) if ((point -= weight) < 0) return key;
  return entries.at(-1)![0];
}

/** The same values in another order (Fisher and Yates). */
export function shuffled<T>(random: Random, values: readonly T[]): T[] {
  const result = [...values];
  for (let last = result.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [result[last], result[other]] = [result[other]!, result[last]!];
  }
  return result;
}
