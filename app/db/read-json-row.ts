type Fields<T, V> = { [K in keyof T]-?: NonNullable<T[K]> extends V ? K : never }[keyof T];

/** The fields of a row that JSON has no type for. Forgetting one is a type error. */
export interface JsonRowTypes<T> {
  dates: Record<Fields<T, Date>, true>;
  bigints: Record<Fields<T, bigint>, true>;
}

/**
 * Reads a row that PostgreSQL gave as JSON (`to_jsonb`) into the shape Prisma gives it: columns in camel case, instants
 * as Date, bigints as BigInt.
 * @param row bigints must be safe integers, or JSON has lost digits.
 */
export function readJsonRow<T>(row: Record<string, unknown>, { dates, bigints }: JsonRowTypes<T>): T {
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => {
      const field = column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
      if (value !== null && field in dates) return [field, new Date(value as string)];
      if (value !== null && field in bigints) return [field, BigInt(value as number)];
      return [field, value];
    }),
  ) as T;
}
