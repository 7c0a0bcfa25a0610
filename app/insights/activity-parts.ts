import { Prisma } from '#app/db/client/client.ts';
import type { WritePart } from '#app/db/write-together.server.ts';
import type { ActivityRow } from './activity-row.ts';

/** Calls for the shops' activity logs, to be written together with what they changed, or by themselves. */
export function activityParts(rows: ActivityRow[]): WritePart[] {
  const entries = Prisma.sql`
    INSERT INTO activity_entries (id, shop_id, connection_id, subject_id, request_id, operation, api_version,
      status, code, replayed, unknown_fields, created_at)
    SELECT id, "shopId", "connectionId", "subjectId", "requestId", operation, "apiVersion", status, code, replayed,
      "unknownFields", "createdAt" FROM activity_rows RETURNING id`;
  const bodies = Prisma.sql`
    INSERT INTO activity_bodies (entry_id, shop_id, request, response, created_at)
    SELECT id, "shopId", request, response, "createdAt" FROM activity_rows
    WHERE request IS NOT NULL OR response IS NOT NULL RETURNING entry_id`;
  const given = rows.length === 1 ? oneRow(rows[0]!) : manyRows(rows);
  return [
    { name: 'activity_rows', sql: given, expected: false },
    { name: 'activity', sql: entries },
    { name: 'activity_bodies_kept', sql: bodies, expected: false },
  ];
}

/** A change comes with its own call alone: to wrap that in JSON would have its bodies read twice more. */
function oneRow(row: ActivityRow): Prisma.Sql {
  return Prisma.sql`
    SELECT ${row.id} AS id, ${row.shopId} AS "shopId", ${row.connectionId}::text AS "connectionId",
      ${row.subjectId}::text AS "subjectId", ${row.requestId}::text AS "requestId", ${row.operation} AS operation,
      ${row.apiVersion}::text AS "apiVersion", ${row.status}::int AS status, ${row.code}::text AS code,
      ${row.replayed}::boolean AS replayed, ${row.unknownFields}::text[] AS "unknownFields",
      ${row.request}::text AS request, ${row.response}::text AS response, ${row.createdAt}::timestamptz AS "createdAt"`;
}

/** As one text, so that the statement is the same however many they are. */
function manyRows(rows: ActivityRow[]): Prisma.Sql {
  return Prisma.sql`
    SELECT * FROM json_to_recordset(${JSON.stringify(rows)}::json) AS row(id text, "shopId" text,
      "connectionId" text, "subjectId" text, "requestId" text, operation text, "apiVersion" text, status int, code text,
      replayed boolean, "unknownFields" text[], request text, response text, "createdAt" timestamptz)`;
}
