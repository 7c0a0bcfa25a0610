import type pg from 'pg';
import { connectionIdOf, shopIdOf } from './filled-ids.ts';

const CHUNK = 200_000;
const TABLES = [
  ...['checkout_sessions', 'evidence_chains', 'evidence_entries', 'activity_entries', 'activity_bodies'],
  'idempotency_records',
];

/**
 * Stores past sessions that nobody bought, evenly over shops `1` to `shops` and over the last thirty days: what
 * purge-expired keeps. Of what hangs on them as much as fits on a disk: evidence of each tenth, an entry of the log for
 * each sixth, bodies for each sixtieth, and the idempotency records of the last two days. Rows have the app's
 * ids, columns and indexes; their texts are short. Afterwards tables are as ANALYZE and a checkpoint leave them.
 * @param stored how many there are already; numbering goes on from there
 */
export async function addPastSessions(
  sql: pg.Client,
  { stored, sessions, shops }: { stored: number; sessions: number; shops: number },
  progress: (step: string) => void,
): Promise<void> {
  await sql.query('SET synchronous_commit = off');
  await sql.query(`SET statement_timeout = 0`);
  for (let from = stored; from < sessions; from += CHUNK) {
    const to = Math.min(sessions, from + CHUNK);
    await sql.query('BEGIN');
    await sql.query(
      `CREATE TEMPORARY TABLE past ON COMMIT DROP AS ${rowsOf(from, to, stored, sessions, shops)}`,
    );
    for (const statement of STATEMENTS) await sql.query(statement);
    await sql.query('COMMIT');
    progress(`${to} of ${sessions} past sessions are stored`);
  }
  // Before the app works with them: else PostgreSQL would do it in the midst of the measurement.
  await sql.query(`VACUUM (ANALYZE) ${TABLES.join(', ')}`);
  await sql.query('CHECKPOINT');
  await sql.query('RESET synchronous_commit');
}

/** Ids are UUIDs of version 7, as the app makes them: those of one time lie together. */
function rowsOf(from: number, to: number, stored: number, sessions: number, shops: number): string {
  const n = `lpad((1 + n % ${shops})::text, 9, '0')`;
  const age = `(${sessions} - n)::float8 / ${sessions - stored}`;
  return `
    SELECT n, 'checkout_session_' || hex AS id, hex, at,
      '${shopIdOf(0).slice(0, -9)}' || ${n} AS shop_id, '${connectionIdOf(0).slice(0, -9)}' || ${n} AS connection_id
    FROM generate_series(${from}, ${to - 1}) n,
      LATERAL (SELECT now() - interval '1 hour' - interval '30 days' * ${age} AS at) AS t,
      LATERAL (SELECT lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0') || '7' || substr(md5(n::text), 1, 19)
        AS hex) AS u`;
}

const STATE = JSON.stringify({
  ...{ lines: [], quoted: false, options: [], language: 'en' },
  totals: { tax: 0, total: 6800, discount: 0, subtotal: 6800, fulfillment: 0 },
});
const BODY = `'{"request":{"body":{"currency":"usd","line_items":[{"id":"1001"}]}},"response":{"status":201}}'`;

const STATEMENTS = [
  `INSERT INTO checkout_sessions (id, shop_id, connection_id, status, currency, state, total, codes, blocked_by,
     created_at, updated_at, expires_at)
   SELECT id, shop_id, connection_id, CASE n % 3 WHEN 0 THEN 'canceled' ELSE 'not_ready_for_payment' END, 'USD',
     '${STATE}'::jsonb, 6800, '{missing}', 'missing', at, at, at + interval '6 hours' FROM past`,
  `INSERT INTO evidence_chains (session_id, shop_id, sequence, hash)
   SELECT id, shop_id, 1, md5(id) || md5(hex) FROM past WHERE n % 10 = 0`,
  `INSERT INTO evidence_entries (session_id, sequence, shop_id, kind, at, body, salt, body_digest, hash)
   SELECT id, 1, shop_id, 'create_session', at, ${BODY}, md5(hex), md5(hex) || md5(id), md5(id) || md5(hex)
   FROM past WHERE n % 10 = 0`,
  `INSERT INTO activity_entries (id, shop_id, connection_id, subject_id, request_id, operation, api_version, status, code,
     created_at)
   SELECT 'activity_' || hex, shop_id, connection_id, id, md5(id), 'create_session', '2026-04-17', 201, 'missing', at
   FROM past WHERE n % 6 = 0`,
  `INSERT INTO activity_bodies (entry_id, shop_id, request, response, created_at)
   SELECT 'activity_' || hex, shop_id, '{"currency":"usd","line_items":[{"id":"1001"}]}', ${BODY}, at
   FROM past WHERE n % 60 = 0`,
  `INSERT INTO idempotency_records (shop_id, connection_id, path, key, request_hash, status, body, language, locked_until,
     created_at)
   SELECT shop_id, connection_id, '/acp/checkout_sessions', gen_random_uuid()::text, md5(id) || md5(hex), 201,
     jsonb_build_object('id', id, 'status', 'not_ready_for_payment', 'currency', 'usd'), 'en', at, at
   FROM past WHERE at > now() - interval '2 days'`,
];
