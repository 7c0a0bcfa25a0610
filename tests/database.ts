import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import type { Env } from '#app/kernel/env.server.ts';
import { createLogger } from '#app/kernel/logger.server.ts';
import { createServices, type Services } from '#app/services.server.ts';

/** 32 zero bytes: a key for tests only. */
export const TEST_ENCRYPTION_KEY = `test:${Buffer.alloc(32).toString('base64')}`;

/** A fresh, migrated database of its own for one test file, copied from the template made in global set-up. */
export async function createTestDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const { adminUrl, template } = inject('postgres');
  const name = `test_${randomBytes(6).toString('hex')}`;
  const run = async (sql: string) => {
    const client = new pg.Client({ connectionString: adminUrl });
    await client.connect();
    await client.query(sql).finally(() => client.end());
  };
  await run(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => run(`DROP DATABASE ${name} WITH (FORCE)`) };
}

/** An environment for tests; `overrides` win. */
export function testEnv(overrides: Partial<Env> & { DATABASE_URL: string }): Env {
  return {
    NODE_ENV: 'test',
    HOST: '127.0.0.1',
    PORT: 0,
    LOG_LEVEL: 'silent',
    DATABASE_DIRECT_URL: undefined,
    SHUTDOWN_DRAIN_SECONDS: 0,
    WORKER_HEALTH_PORT: undefined,
    METRICS_TOKEN: undefined,
    OTEL_EXPORTER_OTLP_ENDPOINT: undefined,
    DATABASE_POOL_SIZE: 5,
    MAX_REQUESTS_IN_WORK: 64,
    MAX_CONNECTIONS: 4096,
    SHOPIFY_APP_URL: 'http://localhost:4000',
    SHOPIFY_API_KEY: 'aisle-sandbox-key',
    SHOPIFY_API_SECRET: 'aisle-sandbox-secret',
    SHOPIFY_APP_DISTRIBUTION: 'single_merchant',
    ENCRYPTION_KEYS: TEST_ENCRYPTION_KEY,
    API_KEY_PEPPERS: undefined,
    SMTP_URL: undefined,
    SMTP_FROM: undefined,
    STRIPE_API_BASE_URL: undefined,
    SHOPIFY_APP_BRIDGE_URL: undefined,
    SANDBOX: true,
    SANDBOX_ADMIN_ORIGIN: undefined,
    ...overrides,
  };
}

/** Services on a fresh database, silent, with whatever the test overrides; `close()` drops the database. */
export async function createTestServices(
  overrides: Partial<Services> = {},
  env: Partial<Env> = {},
): Promise<Services & { close(): Promise<void> }> {
  const database = await createTestDatabase();
  const made = createServices(testEnv({ DATABASE_URL: database.url, ...env }), {
    log: createLogger('silent'),
    ...overrides,
  });
  return {
    ...made,
    close: async () => {
      await made.db.$disconnect();
      await database.drop();
    },
  };
}
