import pg from 'pg';
import { expect, inject, test } from 'vitest';
import { diffSchema } from '#prisma/diff-schema.ts';

test('GIVEN prisma/migrations WHEN compared with prisma/schema.prisma THEN they agree', async () => {
  const { adminUrl } = inject('postgres');
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  const name = `shadow_${process.pid}`;
  await client.query(`CREATE DATABASE ${name}`);
  try {
    const url = new URL(adminUrl);
    url.pathname = `/${name}`;
    expect(await diffSchema(url.href)).toBe('');
  } finally {
    await client.query(`DROP DATABASE ${name} WITH (FORCE)`);
    await client.end();
  }
});
