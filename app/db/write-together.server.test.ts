import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createTestServices } from '#tests/database.ts';
import type { Services } from '#app/services.server.ts';
import { Prisma } from './client/client.ts';
import { NothingWritten, writeTogether, type WritePart } from './write-together.server.ts';

let services: Services & { close(): Promise<void> };
beforeAll(async () => {
  services = await createTestServices();
  await services.db.$executeRaw`CREATE TABLE pairs (id text PRIMARY KEY, of text)`;
});
afterAll(() => services.close());
beforeEach(async () => void (await services.db.$executeRaw`TRUNCATE pairs`));

const insert = (id: string) =>
  Prisma.sql`INSERT INTO pairs VALUES (${id}, NULL) ON CONFLICT DO NOTHING RETURNING id`;
const write = (...parts: WritePart[]) => writeTogether(services.db, parts);
const rows = () => services.db.$queryRaw<{ id: string }[]>`SELECT * FROM pairs ORDER BY id`;

test('WHEN all is as expected THEN all is written, and a part reads what one before it wrote', async () => {
  const second = Prisma.sql`INSERT INTO pairs SELECT 'b', id FROM first RETURNING id`;
  await write({ name: 'first', sql: insert('a') }, { name: 'second', sql: second });
  expect(await rows()).toEqual([
    { id: 'a', of: null },
    { id: 'b', of: 'a' },
  ]);
});

test('WHEN a part finds its row taken THEN it is named, and nothing at all is written', async () => {
  await write({ name: 'first', sql: insert('a') });
  const again = write({ name: 'other', sql: insert('b') }, { name: 'first', sql: insert('a') });
  await expect(again).rejects.toEqual(new NothingWritten('first'));
  expect(await rows()).toHaveLength(1);
});

test('WHEN a part need not find anything THEN the rest is written', async () => {
  const nothing: WritePart = {
    name: 'nothing',
    sql: Prisma.sql`DELETE FROM pairs RETURNING id`,
    expected: false,
  };
  await write(nothing, { name: 'first', sql: insert('a') });
  expect(await rows()).toHaveLength(1);
});

test('WHEN the database refuses a part THEN its own error comes through, and nothing is written', async () => {
  const broken = Prisma.sql`INSERT INTO pairs VALUES (NULL, NULL) RETURNING id`;
  const writing = write({ name: 'first', sql: insert('a') }, { name: 'broken', sql: broken });
  await expect(writing).rejects.toThrow(/null/i);
  expect(await rows()).toEqual([]);
});
