type Fields<T, V> = { [K in keyof T]-?: NonNullable<T[K]> extends V ? K : never }[keyof T];

/** The fields of a row that JSON has no type for. Forgetting one is a type error. */
export interface JsonRowTypes<T> {
  dates: Record<Fields<T, Date>, true>;
  bigints: Record<Fields<T, bigint>, true>;
}

/**
 * Reads a row that PostgreSQL gave as JSON (`to_json`, which costs it half of what `to_jsonb` does) into the shape Prisma gives it: columns in camel case, instants
 * as Date, bigints as BigInt.
 * @param row bigints must be safe integers, or JSON has lost digits.
 */
export function readJsonRow<T>(row: Record<string, unknown>, { dates, bigints }: JsonRowTypes<T>): T {
  const read: Record<string, unknown> = {};
  for (const column in row) {
    const value = row[column];
    const field = fieldOf(column);
    if (value !== null && field in dates) read[field] = new Date(value as string);
    else if (value !== null && field in bigints) read[field] = BigInt(value as number);
    else read[field] = value;
  }
  return read as T;
}

/** As many as the tables have columns. */
const fields = new Map<string, string>();

function fieldOf(column: string): string {
  let field = fields.get(column);
  if (field === undefined) {
    field = column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
    fields.set(column, field);
  }
  return field;
}
