import { expect, test } from 'vitest';
import { summaryOf } from './traced-pool.server.ts';

test.each([
  ['SELECT "public"."orders"."id" FROM "public"."orders" WHERE "public"."orders"."id" = $1', 'SELECT orders'],
  ['INSERT INTO "public"."purchases" ("id") VALUES ($1)', 'INSERT purchases'],
  ['UPDATE order_events AS event SET x = 1', 'UPDATE order_events'],
  [' SELECT graphile_worker.add_job($1)', 'SELECT'],
  ['BEGIN', 'BEGIN'],
  ['', 'SQL'],
])('GIVEN %s THEN it is called %s', (sql, expected) => {
  expect(summaryOf(sql)).toBe(expected);
});
