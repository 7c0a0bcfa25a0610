import { createHash } from 'node:crypto';
import { Writable } from 'node:stream';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { MemorySink } from '#tests/feed-samples.ts';
import { ShardWriter, type ShardShape } from './shard-writer.ts';

const shape: ShardShape = {
  ...{ stem: 'products', extension: 'tsv.gz', type: 'application/gzip', gzip: true, header: 'h\n' },
};
const read = (sink: MemorySink) =>
  [...sink.files].map(([name, bytes]) => [name, gunzipSync(bytes).toString()]);

test('GIVEN more rows than a shard takes THEN the next begins, each with the header, also in the middle of a page', async () => {
  const sink = new MemorySink();
  const writer = new ShardWriter(sink, { ...shape, limits: { rows: 3, bytes: Infinity } });
  await writer.write(['1\n', '2\n']);
  await writer.write(['3\n', '4\n', '5\n', '6\n', '7\n']);
  const { files, rows } = await writer.close();
  expect(read(sink)).toEqual([
    ['products-00001.tsv.gz', 'h\n1\n2\n3\n'],
    ['products-00002.tsv.gz', 'h\n4\n5\n6\n'],
    ['products-00003.tsv.gz', 'h\n7\n'],
  ]);
  expect(rows).toBe(7);
  for (const { name, bytes, sha256, rows: count } of files) {
    const file = sink.files.get(name)!;
    expect([bytes, sha256]).toEqual([file.length, createHash('sha256').update(file).digest('hex')]);
    expect(count).toBe(name.includes('00003') ? 1 : 3);
  }
});

test('GIVEN a shard of just its size THEN no empty one follows', async () => {
  const sink = new MemorySink();
  const writer = new ShardWriter(sink, { ...shape, limits: { rows: 2, bytes: Infinity } });
  await writer.write(['1\n', '2\n']);
  expect((await writer.close()).files).toHaveLength(1);
});

test('GIVEN bytes above the limit THEN the next shard begins', async () => {
  const sink = new MemorySink();
  const writer = new ShardWriter(sink, { ...shape, gzip: false, limits: { rows: Infinity, bytes: 5 } });
  await writer.write(['123\n']);
  await writer.write(['4\n']);
  expect([...sink.files.keys()]).toHaveLength(1);
  expect((await writer.close()).files).toHaveLength(2);
});

test('GIVEN no rows THEN there is one file with its header: an empty catalogue is no missing file', async () => {
  const sink = new MemorySink();
  expect((await new ShardWriter(sink, shape).close()).rows).toBe(0);
  expect(read(sink)).toEqual([['products-00001.tsv.gz', 'h\n']]);
});

test.each([true, false])(
  'GIVEN a sink that fails (gzip %s) THEN writing fails with its reason',
  async (gzip) => {
    const broken = new Writable({ write: (_chunk, _encoding, done) => done(new Error('disk full')) });
    const writer = new ShardWriter({ open: () => broken }, { ...shape, gzip });
    const write = async () => {
      for (let page = 0; page < 200; page += 1) await writer.write([`${Math.sin(page)}`.repeat(1000)]);
      await writer.close();
    };
    await expect(write()).rejects.toThrow('disk full');
  },
);
