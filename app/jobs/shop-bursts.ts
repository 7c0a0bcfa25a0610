/** After this time half of what a shop has queued is forgotten. */
const HALF_LIFE_MS = 60_000;
/** Jobs that a shop may queue within a minute or so before they stand behind those of others; each level is four times that. */
const CALM = 16;
const STEP = 4;
/** The last level; classes of priority are further apart than that (job-priority.ts). */
export const MOST_LEVELS = 4;
const MOST_SHOPS = 10_000;

/**
 * How much each shop has queued lately. Who queues thousands gets later and later places, so that others' few are next:
 * the first sixteen jobs of every shop are worked on before the seventeenth of any.
 */
export class ShopBursts {
  private readonly shops = new Map<string, { queued: number; at: number }>();

  /**
   * Counts one more job of a shop.
   * @param nowMs any clock that only goes on
   * @returns 0 to MOST_LEVELS, to be added to the job's priority
   */
  next(shop: string, nowMs: number): number {
    const before = this.shops.get(shop);
    const kept = before ? before.queued * 0.5 ** ((nowMs - before.at) / HALF_LIFE_MS) : 0;
    // What is used last stands last, so that the first to go is who was quiet for longest.
    if (before) this.shops.delete(shop);
    else if (this.shops.size >= MOST_SHOPS) this.shops.delete(this.shops.keys().next().value!);
    this.shops.set(shop, { queued: kept + 1, at: nowMs });
    if (kept < CALM) return 0;
    return Math.min(MOST_LEVELS, 1 + Math.floor(Math.log(kept / CALM) / Math.log(STEP)));
  }
}
