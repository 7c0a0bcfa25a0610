import { Prisma, type AgentConnection, type AgentSigningKey, type Shop } from '#app/db/client/client.ts';
import { sqlOf, type Database } from '#app/db/database.server.ts';
import { readJsonRow, type JsonRowTypes } from '#app/db/read-json-row.ts';
import { addSeconds } from '#app/kernel/clock.ts';
import type { Services } from '#app/services.server.ts';
import { PART_OF_LIMIT, RateLeases } from './rate-leases.ts';
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
  /** Where requests were counted. */
  starts_at?: Date;
  requests?: number;
  count?: number;
  read: AlsoRead;
}

/** What this process has counted ahead, by the database that it counted in. */
const leases = new WeakMap<Database, RateLeases>();

function leasesIn(db: Database): RateLeases {
  const known = leases.get(db) ?? new RateLeases();
  leases.set(db, known);
  return known;
}

/**
 * Who a key belongs to, and what is left of that agent's minute, this request counted: one statement, on which every
 * call of an agent waits. Counting and reading the count are one, so processes share the limit; of a high limit a part is
 * counted ahead (rate-leases.ts), and the calls that use it write nothing. Null for a key that is
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
  const ahead = leasesIn(db);
  const key = keyHashes[0]!;
  const taken = ahead.take(key, now);
  const countsAhead = taken === null && ahead.begin(key, now);
  try {
    const counting = taken ? null : countRequests(countsAhead, now);
    const [row] = await sqlOf(db).$queryRaw<Row[]>(selectAgent(keyHashes, also, counting, now));
    if (!row) return null;
    const connection = readJsonRow(row.connection, CONNECTION);
    const { startsAt, requests } = taken ?? ahead.keep(key, row.starts_at!, row.requests!, row.count!);
    return {
      connection,
      keyId: row.key_id,
      shop: readJsonRow(row.shop, SHOP),
      signingKeys: row.signing_keys.map((key) => readJsonRow(key, SIGNING_KEY)),
      merchantId: row.merchant_id,
      rate: rateWindow(connection.rateLimit, startsAt, requests, now),
      read: row.read,
    };
  } finally {
    if (countsAhead) ahead.end(key, now);
  }
}

/** @param counting what counts the request, unless that was done before */
function selectAgent(
  keyHashes: readonly string[],
  also: AlsoSelect,
  counting: Prisma.Sql | null,
  now: Date,
): Prisma.Sql {
  const read = Object.entries(also).flatMap(([name, select]) => [
    Prisma.sql`${Prisma.raw(`'${name}'`)}`,
    Prisma.sql`(${select(ITS_OWN)})`,
  ]);
  return Prisma.sql`
    WITH agent AS (
      SELECT key.id AS key_id, connection.id, connection.shop_id, connection.mode,
        connection.rate_limit,
        to_json(connection) AS connection, to_json(shop) AS shop,
        coalesce(key.last_used_at <= ${addSeconds(now, -3600)}::timestamptz, true) AS used_before_this_hour
      FROM agent_keys AS key
      JOIN agent_connections AS connection ON connection.id = key.connection_id
      JOIN shops AS shop ON shop.id = connection.shop_id
      WHERE key.hash IN (${Prisma.join(keyHashes)})
        AND key.revoked_at IS NULL AND (key.expires_at IS NULL OR key.expires_at > ${now}::timestamptz)
        AND connection.revoked_at IS NULL AND shop.uninstalled_at IS NULL
    ), ${counting ? Prisma.sql`counted AS (${counting}),` : Prisma.empty} used AS (
      UPDATE agent_keys SET last_used_at = ${now}::timestamptz FROM agent
      WHERE agent_keys.id = agent.key_id AND agent.used_before_this_hour
    )
    SELECT agent.key_id, agent.connection, agent.shop,
      ${counting ? Prisma.sql`counted.starts_at, counted.requests, counted.count,` : Prisma.empty}
      ${read.length > 0 ? Prisma.sql`json_build_object(${Prisma.join(read, ', ')})` : Prisma.sql`'{}'::json`} AS read,
      (SELECT account.merchant_id FROM payment_accounts AS account
        WHERE account.shop_id = agent.shop_id AND account.mode = agent.mode) AS merchant_id,
      (SELECT coalesce(json_agg(to_json(key) ORDER BY key.created_at DESC), '[]')
        FROM agent_signing_keys AS key
        WHERE key.connection_id = agent.id AND key.revoked_at IS NULL
          AND (key.expires_at IS NULL OR key.expires_at > ${now}::timestamptz)) AS signing_keys
    FROM agent ${counting ? Prisma.sql`, counted` : Prisma.empty}`;
}

/**
 * Counts requests of the agent that the statement has found: this one, or as many as are counted ahead of its limit.
 * Tells how many those were, and the number of the last.
 */
function countRequests(ahead: boolean, now: Date): Prisma.Sql {
  const count = ahead ? Prisma.sql`greatest(1, rate_limit / ${PART_OF_LIMIT}::int)` : Prisma.sql`1`;
  return Prisma.sql`
    INSERT INTO rate_windows AS known (connection_id, shop_id, starts_at, requests)
    SELECT id, shop_id, ${windowStart(now)}::timestamptz, ${count} FROM agent
    ON CONFLICT (connection_id) DO UPDATE SET
      starts_at = greatest(known.starts_at, excluded.starts_at),
      requests = excluded.requests + CASE WHEN known.starts_at < excluded.starts_at THEN 0 ELSE known.requests END
    RETURNING starts_at, requests, (SELECT ${count} FROM agent) AS count`;
}
