import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { afterAll, describe, expect, test } from 'vitest';
import { FEED_LIMITS, type FeedLimits } from './feed-limits.ts';
import { readFeedRows, type ReadRow } from './read-feed-rows.server.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'rows-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function read(name: string, content: string | Buffer, limits: Partial<FeedLimits> = {}) {
  const file = path.join(folder, name);
  writeFileSync(file, name.endsWith('.gz') ? gzipSync(content) : content);
  const rows: ReadRow[] = [];
  for await (const row of readFeedRows(file, { ...FEED_LIMITS, ...limits })) rows.push(row);
  return rows;
}

describe('GIVEN a file that is made to hurt', () => {
  test('WHEN a few kilobytes unzip to one line without an end THEN reading ends there and says why', async () => {
    const bomb = Buffer.alloc(2 * FEED_LIMITS.lineBytes, 'a');
    expect(gzipSync(bomb).length).toBeLessThan(64 * 1024);
    await expect(read('bomb.jsonl.gz', bomb)).rejects.toThrow('line 1 has more than 16777216 bytes');
  });

  test.each(['long.jsonl', 'long.csv.gz', 'long.tsv'])(
    'WHEN a line of %s is too long THEN reading ends there and says why',
    async (name) => {
      const content = `id\n${'a'.repeat(100_001)}`;
      await expect(read(name, content, { lineBytes: 100_000 })).rejects.toThrow(
        'line 2 has more than 100000 bytes',
      );
    },
  );

  test.each([
    ['lines.jsonl.gz', '{}\n'.repeat(1000)],
    ['empty.jsonl.gz', '\n'.repeat(3000)],
    ['lines.csv.gz', 'id\n'.repeat(1000)],
  ])('WHEN %s unzips to too much THEN reading ends and says why', async (name, content) => {
    expect(content).toHaveLength(3000);
    await expect(read(name, content, { bytes: 2999 })).rejects.toThrow('it has more than 2999 bytes');
  });

  test.each([
    ['many.jsonl', '{}\n'.repeat(11)],
    ['blank.jsonl', '\n'.repeat(11)],
    ['many.tsv', `id\n${'1\n'.repeat(11)}`],
  ])('WHEN %s has too many rows THEN reading ends and says why', async (name, content) => {
    await expect(read(name, content, { rows: 10 })).rejects.toThrow('it has more than 10 rows');
  });

  test('WHEN the footer of a Parquet file tells of too many rows THEN none is read', async () => {
    const columnData = [{ name: 'id', data: Array.from({ length: 11 }, String) }];
    const content = Buffer.from(parquetWriteBuffer({ columnData }));
    expect(await read('good.parquet', content, { rows: 11 })).toHaveLength(11);
    await expect(read('many.parquet', content, { rows: 10 })).rejects.toThrow('it has more than 10 rows');
  });

  test('WHEN a quote that is never closed makes a record of many lines THEN it ends at the limit of a line', async () => {
    const rows = await read('open.csv', `id\n1\n"${'a\n'.repeat(1000)}`, { lineBytes: 50 });
    expect(rows.at(-1)).toMatchObject({ unreadable: expect.stringContaining('Max Record Size') as string });
  });
});

test('GIVEN a file at its limits THEN all of it is read', async () => {
  const content = 'id,title\n1,Mug\n2,Cup\n';
  const rows = await read('good.csv.gz', content, { bytes: content.length, lineBytes: 8, rows: 2 });
  expect(rows).toEqual([
    { line: 2, row: { id: '1', title: 'Mug' } },
    { line: 3, row: { id: '2', title: 'Cup' } },
  ]);
});
