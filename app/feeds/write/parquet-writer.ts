import { compress, init } from '@bokuweb/zstd-wasm';
import { ByteWriter, ParquetWriter, type SchemaElement } from 'hyparquet-writer';
import type { FeedFile, FeedSink } from '../feed-format.ts';
import { openFile, type FileWriter } from './file-writer.ts';
import { SHARD_LIMITS } from './shard-writer.ts';

export type ColumnType = 'text' | 'flag' | 'number' | 'object' | 'list';
export type ParquetColumns = Record<string, ColumnType>;

/** Rows that are encoded at once, and so held in memory. */
const GROUP_ROWS = 1_000;
const ZSTD_LEVEL = 3;
/** Distinct values are remembered for each column of a group no further than this. */
const DICTIONARY_BYTES = 64 * 1024;

let zstd: Promise<void> | undefined;
/** Once a process: a second start breaks what the first one writes. */
const zstdReady = () => (zstd ??= init());

/** Writes rows as Parquet with zstd, a row group at a time, into shards as ShardWriter's. */
export class ParquetShards {
  private readonly files: FeedFile[] = [];
  private rows: Record<string, unknown>[] = [];
  private shard: { file: FileWriter; parquet: ParquetWriter; rows: number } | undefined;

  constructor(
    private readonly sink: FeedSink,
    private readonly columns: ParquetColumns,
    private readonly limits = SHARD_LIMITS,
  ) {}

  async write(rows: Record<string, unknown>[]): Promise<void> {
    for (const row of rows) {
      this.rows.push(row);
      const full = (this.shard?.rows ?? 0) + this.rows.length >= this.limits.rows;
      if (full || this.rows.length >= GROUP_ROWS) await this.group();
    }
  }

  async close(): Promise<{ files: FeedFile[]; rows: number }> {
    if (this.rows.length > 0 || this.files.length === 0) await this.group();
    if (this.shard) await this.finish();
    return { files: this.files, rows: this.files.reduce((sum, { rows }) => sum + rows, 0) };
  }

  private async group(): Promise<void> {
    const shard = (this.shard ??= await this.open());
    const { rows } = this;
    this.rows = [];
    const columnData = Object.keys(this.columns).map((name) => ({
      name,
      data: rows.map((row) => row[name] ?? null),
    }));
    await shard.parquet.write({ columnData, rowGroupSize: GROUP_ROWS, dictionarySize: DICTIONARY_BYTES });
    shard.rows += rows.length;
    if (shard.rows >= this.limits.rows || shard.file.bytes() >= this.limits.bytes) await this.finish();
  }

  private async open() {
    await zstdReady();
    const name = `products-${String(this.files.length + 1).padStart(5, '0')}.parquet`;
    const file = await openFile(this.sink, { name, type: 'application/vnd.apache.parquet', gzip: false });
    const parquet = new ParquetWriter({
      writer: new FileBytes(file),
      schema: schemaOf(this.columns),
      codec: 'ZSTD',
      compressors: { ZSTD: (input) => compress(input, ZSTD_LEVEL) },
      createdBy: 'Aisle',
    });
    return { file, parquet, rows: 0 };
  }

  private async finish(): Promise<void> {
    const { file, parquet, rows } = this.shard!;
    this.shard = undefined;
    await parquet.finish();
    this.files.push(await file.close(rows));
  }
}

/** Bytes leave after each row group, instead of growing to the whole file. */
class FileBytes extends ByteWriter {
  constructor(private readonly file: FileWriter) {
    super(1024 * 1024);
  }

  async flush(): Promise<void> {
    const bytes = this.getBytes().slice();
    this.index = 0;
    await this.file.write(bytes);
  }

  override finish(): Promise<void> {
    return this.flush();
  }
}

/** Parquet's own lists of texts; objects are its JSON. */
function schemaOf(columns: ParquetColumns): SchemaElement[] {
  const names = Object.keys(columns);
  const optional = { repetition_type: 'OPTIONAL' } as const;
  const text = { type: 'BYTE_ARRAY', converted_type: 'UTF8' } as const;
  return [
    { name: 'root', num_children: names.length },
    ...names.flatMap((name): SchemaElement[] => {
      switch (columns[name]!) {
        case 'text':
          return [{ name, ...text, ...optional }];
        case 'flag':
          return [{ name, type: 'BOOLEAN', ...optional }];
        case 'number':
          return [{ name, type: 'INT32', ...optional }];
        case 'object':
          return [{ name, type: 'BYTE_ARRAY', converted_type: 'JSON', ...optional }];
        case 'list':
          return [
            { name, ...optional, converted_type: 'LIST', num_children: 1 },
            { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
            { name: 'element', ...text, repetition_type: 'OPTIONAL' },
          ];
      }
    }),
  ];
}
