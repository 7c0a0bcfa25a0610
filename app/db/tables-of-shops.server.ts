import type { RawQueryable } from './raw-connection.server.ts';

/** A table whose rows belong to shops, and its columns. */
export interface ShopTable {
  name: string;
  columns: string[];
}

/** Every table that names a shop in its rows, as the database has them: one that is added later is not forgotten. */
export async function tablesOfShops(sql: Pick<RawQueryable, '$queryRaw'>): Promise<ShopTable[]> {
  return sql.$queryRaw<ShopTable[]>`
    SELECT table_name::text AS name, array_agg(column_name::text ORDER BY ordinal_position) AS columns
    FROM information_schema.columns WHERE table_schema = current_schema()
    GROUP BY table_name HAVING bool_or(column_name = 'shop_id') ORDER BY table_name`;
}
