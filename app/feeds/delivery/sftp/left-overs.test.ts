import { expect, test } from 'vitest';
import { leftOvers } from './left-overs.ts';

const hash = '0123456789abcdef';

test('GIVEN fewer shards than before WHEN the folder is looked at THEN those that are over are an earlier snapshot’s', () => {
  const names = ['products-00001.jsonl.gz', 'products-00002.jsonl.gz', 'products-00003.jsonl.gz'];
  expect(leftOvers(names, ['products-00001.jsonl.gz'])).toEqual(names.slice(1));
});

test('GIVEN parts that broke off WHEN the folder is looked at THEN they are over, of any shard', () => {
  const parts = [`.products-00001.csv.gz.${hash}.part`, `.products-00009.csv.gz.${hash}.part`];
  expect(leftOvers(parts, ['products-00001.csv.gz'])).toEqual(parts);
  expect(leftOvers([`.metadata.json.${hash}.part`], ['metadata.json'])).toHaveLength(1);
});

test('GIVEN files of others WHEN the folder is looked at THEN they are left alone', () => {
  const others = [
    'products-00002.csv.gz', // of another format
    'orders-00002.jsonl.gz',
    'products.jsonl.gz',
    'readme.txt',
    `.readme.txt.${hash}.part`,
    '.products-00001.jsonl.gz.part',
  ];
  expect(leftOvers(others, ['products-00001.jsonl.gz'])).toEqual([]);
});
