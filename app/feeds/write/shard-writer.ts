import type { FeedFile, FeedSink } from '../feed-format.ts';
import { openFile, type FileWriter } from './file-writer.ts';

/** OpenAI: at most 500,000 items a shard, about 500 MB a file. */
export const SHARD_LIMITS = { rows: 500_000, bytes: 500_000_000 };

export interface ShardShape {
  /** `products` makes `products-00001.jsonl.gz`. */
  stem: string;
  extension: string;
  type: string;
  gzip: boolean;
  /** At the top of every shard. */
  header?: string;
  limits?: typeof SHARD_LIMITS;
}

/**
 * Writes rows into files of stable names, the next one whenever one is full. There is always a first, if only with its
 * header: an empty catalogue is a file without rows.
 */
export class ShardWriter {
  private readonly files: FeedFile[] = [];
  private current: FileWriter | undefined;
  private rows = 0;
  private total = 0;

  constructor(
    private readonly sink: FeedSink,
    private readonly shape: ShardShape,
  ) {}

  /** Rows as text, each with its end of line. */
  async write(lines: readonly string[]): Promise<void> {
    const { rows: most, bytes } = this.shape.limits ?? SHARD_LIMITS;
    let begin = 0;
    while (begin < lines.length) {
      const writer = await this.open();
      const end = Math.min(lines.length, begin + most - this.rows);
      await writer.write(
        begin === 0 && end === lines.length ? lines.join('') : lines.slice(begin, end).join(''),
      );
      this.rows += end - begin;
      begin = end;
      if (this.rows >= most || writer.bytes() >= bytes) await this.next();
    }
  }

  async close(): Promise<{ files: FeedFile[]; rows: number }> {
    if (this.files.length === 0 || this.current) {
      await this.open();
      await this.next();
    }
    return { files: this.files, rows: this.total };
  }

  private async open(): Promise<FileWriter> {
    if (this.current) return this.current;
    const { stem, extension, type, gzip, header } = this.shape;
    const name = `${stem}-${String(this.files.length + 1).padStart(5, '0')}.${extension}`;
    this.current = await openFile(this.sink, { name, type, gzip });
    if (header) await this.current.write(header);
    return this.current;
  }

  private async next(): Promise<void> {
    this.files.push(await this.current!.close(this.rows));
    this.total += this.rows;
    this.rows = 0;
    this.current = undefined;
  }
}
