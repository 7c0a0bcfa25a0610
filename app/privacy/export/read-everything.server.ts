import { Prisma } from '#app/db/client/client.ts';
import type { RawQueryable } from '#app/db/raw-connection.server.ts';
import { tablesOfShops } from '#app/db/tables-of-shops.server.ts';
import { exportLine, isExported } from './exported-tables.ts';

/** In memory at a time: a row may hold a long description. */
const BATCH = 200;

/**
 * Every row of a shop as lines, table by table, all as of one instant. The caller's transaction must be new.
 * @param onRows is told how many were read
 */
export async function* readEverything(
  tx: RawQueryable,
  shop: { id: string; domain: string },
  onRows: (count: number) => void,
): AsyncGenerator<string> {
  await tx.$executeRaw`SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY`;
  // A cursor's statement takes no parameters.
  await tx.$queryRaw`SELECT set_config('aisle.shop', ${shop.id}, true), set_config('aisle.domain', ${shop.domain}, true)`;
  const tables = (await tablesOfShops(tx)).map(({ name }) => ({
    name,
    column: 'shop_id',
    setting: 'aisle.shop',
  }));
  const sources = [
    { name: 'shops', column: 'id', setting: 'aisle.shop' },
    // What Shopify and Stripe have told lately; it came before it was known whose it is.
    { name: 'inbox_messages', column: 'shop_domain', setting: 'aisle.domain' },
    ...tables.filter(({ name }) => isExported(name)),
  ];
  for (const source of sources) yield* readTable(tx, source, onRows);
}

async function* readTable(
  tx: RawQueryable,
  { name, column, setting }: { name: string; column: string; setting: string },
  onRows: (count: number) => void,
): AsyncGenerator<string> {
  // Names of the database's own, never a caller's.
  await tx.$executeRaw(
    Prisma.raw(
      `DECLARE everything NO SCROLL CURSOR FOR SELECT to_jsonb(t)::text AS row FROM "${name}" t
     WHERE "${column}" = current_setting('${setting}')`,
    ),
  );
  for (;;) {
    const rows = await tx.$queryRaw<{ row: string }[]>(Prisma.raw(`FETCH ${BATCH} FROM everything`));
    if (rows.length === 0) break;
    onRows(rows.length);
    yield rows.map(({ row }) => exportLine(name, row)).join('');
  }
  await tx.$executeRaw`CLOSE everything`;
}
