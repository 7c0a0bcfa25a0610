import type pg from 'pg';

/**
 * Copies a session so many times, with its evidence: each is as open and as payable as the first.
 * @returns the ids of the copies
 */
export async function copySessions(sql: pg.Client, sessionId: string, count: number): Promise<string[]> {
  const id = `'checkout_session_' || md5(t.session_id || n)`;
  await sql.query(
    `INSERT INTO checkout_sessions
     SELECT (jsonb_populate_record(s, jsonb_build_object('id', copy.id,
       'state', replace(s.state::text, s.id, copy.id)::jsonb))).*
     FROM checkout_sessions s, generate_series(1, $2::int) n,
       LATERAL (SELECT 'checkout_session_' || md5(s.id || n) AS id) copy
     WHERE s.id = $1 ON CONFLICT DO NOTHING`,
    [sessionId, count],
  );
  for (const table of ['evidence_chains', 'evidence_entries'])
    await sql.query(
      `INSERT INTO ${table} SELECT (jsonb_populate_record(t, jsonb_build_object('session_id', ${id}))).*
       FROM ${table} t, generate_series(1, $2::int) n WHERE t.session_id = $1 ON CONFLICT DO NOTHING`,
      [sessionId, count],
    );
  const { rows } = await sql.query<{ id: string }>(
    `SELECT 'checkout_session_' || md5($1 || n) AS id FROM generate_series(1, $2::int) n`,
    [sessionId, count],
  );
  return rows.map((row) => row.id);
}
