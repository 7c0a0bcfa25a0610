import { Prisma, type AgentConnection, type AgentSigningKey, type Shop } from '#app/db/client/client.ts';
import { sqlOf } from '#app/db/database.server.ts';
import { readJsonRow, type JsonRowTypes } from '#app/db/read-json-row.ts';
import { addSeconds } from '#app/kernel/clock.ts';
import type { Services } from '#app/services.server.ts';
import { rateWindow, windowStart, type RateWindow } from './rate-window.ts';

export interface FoundAgent {
  shop: Shop;
  connection: AgentConnection;
  /** The API key that was used. */
  keyId: string;
  /** Those that signatures are checked with now, newest first. */
  signingKeys: AgentSigningKey[];
  /** Of the merchant's Stripe account for the connection's mode. */
  merchantId: string | null;
  rate: RateWindow;
  /** What was read with it. */
  read: AlsoRead;
}

/**
 * What a call reads anyway, so that it need not wait twice: values by name, JSON or null. They may name the agent's own
 * shop and connection.
 */
export type AlsoSelect = Record<
  string,
  (agent: { shopId: Prisma.Sql; connectionId: Prisma.Sql }) => Prisma.Sql
>;
export type AlsoRead = Record<string, unknown>;

const ITS_OWN = { shopId: Prisma.sql`agent.shop_id`, connectionId: Prisma.sql`agent.id` };

const SHOP: JsonRowTypes<Shop> = {
  dates: {
    setupDismissedAt: true,
    closedAt: true,
    installedAt: true,
    uninstalledAt: true,
    catalogSyncedAt: true,
    updatedAt: true,
  },
  bigints: {},
};
const CONNECTION: JsonRowTypes<AgentConnection> = {
  dates: { createdAt: true, revokedAt: true },
  bigints: { maxOrderAmount: true, maxDailyAmount: true },
};
const SIGNING_KEY: JsonRowTypes<AgentSigningKey> = {
  dates: { createdAt: true, expiresAt: true, revokedAt: true },
  bigints: {},
};

type JsonRow = Record<string, unknown>;
interface Row {
  key_id: string;
  connection: JsonRow;
  shop: JsonRow;
  signing_keys: JsonRow[];
  merchant_id: string | null;
  starts_at: Date;
  requests: number;
  read: AlsoRead;
}

/**
 * Who a key belongs to, and what is left of that agent's minute, this request counted: one statement, on which every
 * call of an agent waits. Counting and reading the count are one, so processes share the limit. Null for a key that is
 * unknown, revoked or expired, or whose agent or shop has left; nothing is counted then. That the key was used is noted
 * with it, once an hour.
 * @param keyHashes what may be stored of the key (apiKeyHashes)
 * @param also further values that the same statement reads
 */
export async function findAgent(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  keyHashes: readonly string[],
  also: AlsoSelect = {},
): Promise<FoundAgent | null> {
  const now = clock();
  const read = Object.entries(also).flatMap(([name, select]) => [
    Prisma.sql`${Prisma.raw(`'${name}'`)}`,
    Prisma.sql`(${select(ITS_OWN)})`,
  ]);
  const [row] = await sqlOf(db).$queryRaw<Row[]>`
    WITH agent AS (
      SELECT key.id AS key_id, connection.id, connection.shop_id, connection.mode,
        to_jsonb(connection) AS connection, to_jsonb(shop) AS shop,
        coalesce(key.last_used_at <= ${addSeconds(now, -3600)}::timestamptz, true) AS used_before_this_hour
      FROM agent_keys AS key
      JOIN agent_connections AS connection ON connection.id = key.connection_id
      JOIN shops AS shop ON shop.id = connection.shop_id
      WHERE key.hash IN (${Prisma.join(keyHashes)})
        AND key.revoked_at IS NULL AND (key.expires_at IS NULL OR key.expires_at > ${now}::timestamptz)
        AND connection.revoked_at IS NULL AND shop.uninstalled_at IS NULL
    ), counted AS (
      INSERT INTO rate_windows AS known (connection_id, shop_id, starts_at, requests)
      SELECT id, shop_id, ${windowStart(now)}::timestamptz, 1 FROM agent
      ON CONFLICT (connection_id) DO UPDATE SET
        starts_at = greatest(known.starts_at, excluded.starts_at),
        requests = CASE WHEN known.starts_at < excluded.starts_at THEN 1 ELSE known.requests + 1 END
      RETURNING starts_at, requests
    ), used AS (
      UPDATE agent_keys SET last_used_at = ${now}::timestamptz FROM agent
      WHERE agent_keys.id = agent.key_id AND agent.used_before_this_hour
    )
    SELECT agent.key_id, agent.connection, agent.shop, counted.starts_at, counted.requests,
      ${read.length > 0 ? Prisma.sql`jsonb_build_object(${Prisma.join(read, ', ')})` : Prisma.sql`'{}'::jsonb`} AS read,
      (SELECT account.merchant_id FROM payment_accounts AS account
        WHERE account.shop_id = agent.shop_id AND account.mode = agent.mode) AS merchant_id,
      (SELECT coalesce(jsonb_agg(to_jsonb(key) ORDER BY key.created_at DESC), '[]')
        FROM agent_signing_keys AS key
        WHERE key.connection_id = agent.id AND key.revoked_at IS NULL
          AND (key.expires_at IS NULL OR key.expires_at > ${now}::timestamptz)) AS signing_keys
    FROM agent, counted`;
  if (!row) return null;
  const connection = readJsonRow(row.connection, CONNECTION);
  return {
    connection,
    keyId: row.key_id,
    shop: readJsonRow(row.shop, SHOP),
    signingKeys: row.signing_keys.map((key) => readJsonRow(key, SIGNING_KEY)),
    merchantId: row.merchant_id,
    rate: rateWindow(connection.rateLimit, row.starts_at, row.requests, now),
    read: row.read,
  };
}
