/** What a process keeps at hand of the keys it used last; the one that was not used for longest makes room. */
export class RecentMap<K, V> {
  private readonly entries = new Map<K, V>();

  /** @param most entries; a process that serves many shops must not hold something of each for ever */
  constructor(private readonly most: number) {}

  get size(): number {
    return this.entries.size;
  }

  /** The value of a key, made by `make` where it is not at hand. */
  get(key: K, make: () => V): V {
    const value = this.entries.has(key) ? this.entries.get(key)! : make();
    this.entries.delete(key);
    this.entries.set(key, value);
    if (this.entries.size > this.most) this.entries.delete(this.entries.keys().next().value!);
    return value;
  }
}
