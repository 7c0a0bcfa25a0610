import fs from 'node:fs';
import pg from 'pg';
import { expect, inject, test } from 'vitest';
import { diffSchema } from '#prisma/diff-schema.ts';
import { createTestServices } from '#tests/database.ts';

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

test("GIVEN events of Stripe that were kept with a buyer's token THEN the token is masked, and nothing else is changed", async () => {
  const services = await createTestServices();
  const { db } = services;
  const payload = {
    note: 'it said "shared_payment_granted_token": "spt_in_a_text"',
    data: {
      object: { id: 'pi_1', payment_method_details: { shared_payment_granted_token: 'spt_alive' } },
      charges: [{ shared_payment_granted_token: 'spt_second' }],
    },
  };
  const message = { topic: 'charge.succeeded', shopDomain: 'one.myshopify.com', payload };
  const other = { note: 'shared_payment_granted_token', shared_payment_granted_token: null };
  await db.inboxMessage.createMany({
    data: [
      { ...message, id: 'with', source: 'stripe', eventId: 'evt_1' },
      { ...message, id: 'without', source: 'stripe', eventId: 'evt_2', payload: other },
      { ...message, id: 'shopify', source: 'shopify', eventId: 'evt_3' },
    ],
  });
  const file = new URL('../../prisma/migrations/20261127131500_inbox_tokens/migration.sql', import.meta.url);
  expect(await db.$executeRawUnsafe(fs.readFileSync(file, 'utf8'))).toBe(1);
  const masked = structuredClone(payload) as { data: { object: object; charges: object[] } };
  masked.data.object = { id: 'pi_1', payment_method_details: { shared_payment_granted_token: null } };
  masked.data.charges = [{ shared_payment_granted_token: null }];
  const rows = await db.inboxMessage.findMany({ select: { id: true, payload: true } });
  expect(Object.fromEntries(rows.map((row) => [row.id, row.payload]))).toEqual({
    with: masked,
    without: other,
    shopify: payload,
  });
  await services.close();
});
