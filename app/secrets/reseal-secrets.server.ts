import { Prisma } from '#app/db/client/client.ts';
import type { Services } from '#app/services.server.ts';
import { SEALED_COLUMNS, type SealedColumn } from './sealed-columns.server.ts';

/** Rows are read and written in pieces of this many: no lock lasts. */
const BATCH = 200;

export interface Resealed {
  /** How many were sealed anew. */
  resealed: number;
  /** How many could not be opened by any key of ENCRYPTION_KEYS, by `table.column`. */
  unreadable: Record<string, number>;
  /** Nothing that this environment opens is sealed with another key than the newest. */
  done: boolean;
}

type Row = Record<string, string>;

/**
 * Seals everything anew that is not sealed with the newest key of ENCRYPTION_KEYS: the second step of changing keys, for
 * the operator, over all shops. Servers and workers may run meanwhile, if they know the new key; what one of them changed
 * in the same moment is left as it is, and found by the next run. It may be stopped and run again at any time.
 */
export async function resealSecrets(services: Pick<Services, 'db' | 'secrets'>): Promise<Resealed> {
  const result: Resealed = { resealed: 0, unreadable: {}, done: true };
  for (const place of SEALED_COLUMNS) {
    for (let after = ''; ;) {
      const rows = await readRows(services, place, after);
      for (const row of rows) {
        const outcome = await reseal(services, place, row);
        if (outcome === 'resealed') result.resealed += 1;
        else result.done = false;
        const name = `${place.table}.${place.column}`;
        if (outcome === 'unreadable') result.unreadable[name] = (result.unreadable[name] ?? 0) + 1;
      }
      if (rows.length < BATCH) break;
      after = rows.at(-1)![place.key]!;
    }
  }
  return result;
}

const named = (name: string) => Prisma.raw(`"${name}"`);
const valueOf = ({ column, path }: SealedColumn) =>
  path ? Prisma.sql`${named(column)} #>> ${path}::text[]` : named(column);

/** Those that are sealed with an older key, by their primary key. */
function readRows(
  { db, secrets }: Pick<Services, 'db' | 'secrets'>,
  place: SealedColumn,
  after: string,
): Promise<Row[]> {
  const { table, key, reads = [] } = place;
  const columns = Prisma.join([key, ...reads].map(named), ', ');
  const value = valueOf(place);
  return db.$queryRaw<Row[]>`
    SELECT ${columns}, ${value} AS sealed_text FROM ${named(table)}
    WHERE ${named(key)} > ${after} AND ${value} IS NOT NULL AND NOT starts_with(${value}, ${`${secrets.keyId}.`})
    ORDER BY ${named(key)} LIMIT ${BATCH}`;
}

async function reseal(
  { db, secrets }: Pick<Services, 'db' | 'secrets'>,
  place: SealedColumn,
  row: Row,
): Promise<'resealed' | 'unreadable' | 'changed'> {
  const { table, key, column, path } = place;
  const sealed = row.sealed_text!;
  const context = place.context(row);
  let anew: string;
  try {
    anew = secrets.seal(secrets.open(sealed, context), context);
  } catch {
    return 'unreadable';
  }
  const next = path
    ? Prisma.sql`jsonb_set(${named(column)}, ${path}::text[], to_jsonb(${anew}::text))`
    : Prisma.sql`${anew}`;
  const count = await db.$executeRaw`
    UPDATE ${named(table)} SET ${named(column)} = ${next}
    WHERE ${named(key)} = ${row[key]} AND ${valueOf(place)} = ${sealed}`;
  return count === 1 ? 'resealed' : 'changed';
}
