import fs from 'node:fs';
import path from 'node:path';

/** A row of a simulator: plain JSON with an id. */
export interface Row {
  id: string;
}

type Change = { c: string; op: 'put'; row: Row } | { c: string; op: 'delete'; id: string };

/**
 * The simulators' own database: named collections of JSON rows in memory, each change appended to one journal
 * file, so that a second start (or a killed process) finds everything that was acknowledged.
 */
export class JournalStore {
  private readonly collections = new Map<string, Collection<Row>>();
  private fd: number | null = null;

  /** Opens `file` (created if missing) and replays it; `null` keeps everything in memory only. */
  constructor(private readonly file: string | null) {
    if (!file) return;
    fs.mkdirSync(path.dirname(file), { recursive: true });
    if (fs.existsSync(file)) this.replay(fs.readFileSync(file, 'utf8'));
    this.compact();
    this.fd = fs.openSync(file, 'a');
  }

  /** The collection of that name; made on first use. */
  collection<T extends Row>(name: string): Collection<T> {
    let found = this.collections.get(name);
    if (!found)
      this.collections.set(
        name,
        (found = new Collection<Row>((change) => this.append({ c: name, ...change } as Change))),
      );
    return found as unknown as Collection<T>;
  }

  /** Flushes and closes the journal. */
  close(): void {
    if (this.fd === null) return;
    fs.fsyncSync(this.fd);
    fs.closeSync(this.fd);
    this.fd = null;
  }

  private append(change: Change): void {
    if (this.fd !== null) fs.writeSync(this.fd, JSON.stringify(change) + '\n');
  }

  private replay(text: string): void {
    const lines = text.split('\n').filter(Boolean);
    lines.forEach((line, index) => {
      let change: Change;
      try {
        change = JSON.parse(line) as Change;
      } catch (error) {
        if (index === lines.length - 1) return; // a write that was cut off by a kill was never acknowledged
        throw new Error(`${this.file}: line ${index + 1} is broken`, { cause: error });
      }
      const rows = this.collection<Row>(change.c);
      if (change.op === 'put') rows.restore(change.row);
      else rows.forget(change.id);
    });
  }

  private compact(): void {
    const lines = [...this.collections].flatMap(([c, rows]) =>
      rows.all().map((row) => JSON.stringify({ c, op: 'put', row })),
    );
    fs.writeFileSync(`${this.file}.tmp`, lines.map((line) => line + '\n').join(''));
    fs.renameSync(`${this.file}.tmp`, this.file!);
  }
}

/** Rows of one kind, in order of insertion. Rows are replaced, never changed in place. */
export class Collection<T extends Row> {
  private readonly rows = new Map<string, T>();

  constructor(
    private readonly record: (change: { op: 'put'; row: Row } | { op: 'delete'; id: string }) => void,
  ) {}

  get(id: string): T | undefined {
    return this.rows.get(id);
  }

  all(): T[] {
    return [...this.rows.values()];
  }

  find(test: (row: T) => boolean): T | undefined {
    for (const row of this.rows.values()) if (test(row)) return row;
    return undefined;
  }

  filter(test: (row: T) => boolean): T[] {
    return this.all().filter(test);
  }

  get size(): number {
    return this.rows.size;
  }

  /** Inserts or replaces a row, durably, and returns it. */
  put(row: T): T {
    this.rows.set(row.id, row);
    this.record({ op: 'put', row });
    return row;
  }

  /** Replaces some fields of an existing row. Throws if there is none. */
  patch(id: string, fields: Partial<T>): T {
    const row = this.rows.get(id);
    if (!row) throw new Error(`no row ${id}`);
    return this.put({ ...row, ...fields, id });
  }

  delete(id: string): void {
    if (this.rows.delete(id)) this.record({ op: 'delete', id });
  }

  /** Replays a put without writing it again. */
  restore(row: Row): void {
    this.rows.set(row.id, row as T);
  }

  /** Replays a delete without writing it again. */
  forget(id: string): void {
    this.rows.delete(id);
  }
}
