import type pg from 'pg';

export interface TableSize {
  name: string;
  rows: number;
  megabytes: number;
}

/** All tables with their indexes, the largest first; rows as PostgreSQL counts them, which may be a minute late. */
export async function readTables(sql: pg.Client): Promise<TableSize[]> {
  const { rows } = await sql.query<TableSize>(
    `SELECT relname AS name, n_live_tup::int AS rows, pg_total_relation_size(relid) / 1048576.0::float8 AS megabytes
     FROM pg_stat_user_tables ORDER BY megabytes DESC`,
  );
  return rows;
}
