import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Services } from '#app/services.server.ts';
import { mirroredProduct, shopWithCatalog } from '#tests/catalog/catalog-fixture.ts';
import { createTestServices } from '#tests/database.ts';

let services: Services & { close(): Promise<void> };
const folder = mkdtempSync(path.join(tmpdir(), 'feed-commands-'));
beforeAll(async () => {
  services = await createTestServices();
  await shopWithCatalog(services, 'mine.myshopify.com', [mirroredProduct('1', {}, [{}, {}])]);
  await shopWithCatalog(services, 'theirs.myshopify.com', [mirroredProduct('2')]);
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await services.close();
});

/** A command as npm runs it, with nothing in its environment but the database. */
function run(script: string, ...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  const env = { NODE_ENV: 'test' as const, PATH: process.env.PATH, DATABASE_URL: services.env.DATABASE_URL };
  const args = ['--import', 'tsx', `app/cli/${script}.ts`, ...argv];
  return new Promise((resolve) => {
    execFile(process.execPath, args, { env }, (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, out, err }),
    );
  });
}

describe('npm run feed', () => {
  test('GIVEN a shop THEN its feed alone is in the folder, and feed:lint takes it', async () => {
    const out = path.join(folder, 'mine');
    const made = await run('feed', '--shop', 'mine.myshopify.com', '--format', 'openai-csv', '--out', out);
    expect(made).toMatchObject({ code: 0, err: '' });
    expect(made.out).toMatch(/^products-00001\.csv\.gz {2}2 rows {2}\d+ bytes {2}[0-9a-f]{64}\n2 rows\n$/);
    expect(readdirSync(out)).toEqual(['products-00001.csv.gz']);
    const checked = await run('feed-lint', path.join(out, 'products-00001.csv.gz'));
    expect(checked.code).toBe(0);
    expect(checked.out).toMatch(/2 rows of openai: 0 errors, \d+ warnings, \d+ pieces of advice\n$/);
  });

  test.each([
    [['--shop', 'nobodys.myshopify.com', '--format', 'acp', '--out', 'x'], /not installed in "nobodys/],
    [['--shop', 'mine.myshopify.com', '--format', 'xml', '--out', 'x'], /^--format: /],
    [['--shop', 'mine.myshopify.com', '--format', 'acp'], /^--out is missing/],
  ])('GIVEN %j THEN it says what is wrong, and writes nothing', async (argv, words) => {
    const { code, out, err } = await run('feed', ...argv);
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(words);
  });
});

describe('npm run feed:lint', () => {
  test('GIVEN a row that its platform refuses THEN its line is told in words, and the exit code says so', async () => {
    const file = path.join(folder, 'theirs.jsonl');
    writeFileSync(file, `${JSON.stringify({ item_id: 'A1', title: 'Mug', price: '5,00 EUR' })}\n`);
    const { code, out } = await run('feed-lint', file);
    expect(code).toBe(1);
    expect(out).toContain(`${file}:1  error  openai.price.money  A1  price is not written as an amount`);
  });

  test('GIVEN no file THEN it says how it is used', async () => {
    expect(await run('feed-lint')).toMatchObject({
      code: 2,
      out: expect.stringMatching(/^npm run feed:lint/),
    });
  });

  const noise = Buffer.from([7, 255, 3, 254, 10, 200, 199]);
  test.each<[string, Buffer | null, string]>([
    ['no.csv', null, 'there is no such file'],
    ['cut.jsonl.gz', gzipSync('{"item_id":"1"}\n'.repeat(9)).subarray(0, 24), 'the zipped file is cut off'],
    ['noise.csv.gz', noise, 'it is no gzip, or damaged'],
    ['noise.parquet', Buffer.alloc(64, noise), 'it is no Parquet file, or cut off'],
    ['feed.xml', noise, 'its name is that of no .jsonl'],
  ])('GIVEN %s that cannot be read THEN it says why', async (name, bytes, words) => {
    const file = path.join(folder, name);
    if (bytes) writeFileSync(file, bytes);
    const { code, err } = await run('feed-lint', file);
    expect(code).toBe(1);
    expect(err).toContain(`${file} cannot be read to its end: ${words}`);
    expect(err.trim().split('\n')).toHaveLength(1);
  });
});
