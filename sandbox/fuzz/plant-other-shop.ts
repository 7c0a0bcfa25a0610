import type pg from 'pg';
import { CANARY_ID, CANARY_TEXT } from './canary.ts';

/** Ids as the app makes them: a prefix and a UUID without dashes. */
const ID = /\b([a-z_]+_)([0-9a-f]{32})\b/g;

/**
 * A second shop in the same database: everything that the first has, in every table there is, with ids of its own and
 * every text marked. Nothing of it may ever be told to the first.
 * @returns ids of it
 */
export async function plantOtherShop(client: pg.Client, shopId: string): Promise<string[]> {
  const { rows: tables } = await client.query<{ name: string; owner: string }>(
    `SELECT table_name AS name, CASE table_name WHEN 'shops' THEN 'id' ELSE 'shop_id' END AS owner
     FROM information_schema.columns WHERE table_schema = current_schema()
     GROUP BY table_name HAVING bool_or(column_name = 'shop_id') OR table_name = 'shops'`,
  );
  const ids = new Set<string>();
  await client.query('BEGIN');
  // Rows come in any order, and triggers would follow them.
  await client.query('SET LOCAL session_replication_role = replica');
  for (const { name, owner } of tables) {
    const { rows } = await client.query<{ row: object }>(
      `SELECT to_jsonb(t) AS row FROM "${name}" AS t WHERE "${owner}" = $1`,
      [shopId],
    );
    for (const { row } of rows) {
      const copy = JSON.stringify(mark(row)).replace(ID, (_id, prefix: string, hex: string) => {
        const id = `${prefix}${CANARY_ID}${hex}`;
        ids.add(id);
        return id;
      });
      // Not all can be twice: what another row has already (a hash, a number of the whole table) stays away.
      await client.query(
        `INSERT INTO "${name}" SELECT * FROM jsonb_populate_record(NULL::"${name}", $1::jsonb) ON CONFLICT DO NOTHING`,
        [copy],
      );
    }
  }
  await client.query('COMMIT');
  return [...ids];
}

/** Marks every text that people read, and what a shop is known by. */
function mark(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) return value.map((child) => mark(child, key));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, child]) => [name, mark(child, name)]));
  if (typeof value !== 'string') return value;
  if (key === 'domain' || key === 'hash' || key === 'shopify_gid' || key === 'stripe_account_id')
    return `${CANARY_TEXT}-${value}`;
  // Dates have blanks in some columns; what has letters and a blank or an @ is a text, a name or an address.
  return /[a-z]/i.test(value) && /[ @]/.test(value) && !/^\d{4}-/.test(value)
    ? `${value} ${CANARY_TEXT}`
    : value;
}
