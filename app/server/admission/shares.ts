/** What a caller holds of a pool. */
interface Held {
  working: number;
  waiting: number;
}

/** Who holds how much of a pool. Each of those that hold something may hold an equal part. */
export class Shares {
  private readonly held = new Map<string, Held>();

  /** @param spare parts that are kept free: with one, who is alone may use half, and the first that comes finds room at once */
  constructor(private readonly spare: 0 | 1) {}

  /** Whether the caller holds less of `amount` than its part. */
  hasRoom(caller: string, what: keyof Held, amount: number): boolean {
    const has = this.held.get(caller);
    const parts = this.held.size + (has ? 0 : 1) + this.spare;
    return (has?.[what] ?? 0) < Math.max(1, Math.floor(amount / parts));
  }

  add(caller: string, what: keyof Held): void {
    let has = this.held.get(caller);
    if (!has) this.held.set(caller, (has = { working: 0, waiting: 0 }));
    has[what] += 1;
  }

  remove(caller: string, what: keyof Held): void {
    const has = this.held.get(caller)!;
    has[what] -= 1;
    if (has.working === 0 && has.waiting === 0) this.held.delete(caller);
  }
}
