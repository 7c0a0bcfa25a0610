import { Prisma } from '#app/db/client/client.ts';
import type { WritePart } from '#app/db/write-together.server.ts';
import type { ActivityRow } from './activity-row.ts';

/** Calls for the shops' activity logs, to be written together with what they changed, or by themselves. */
export function activityParts(rows: ActivityRow[]): WritePart[] {
  const given = Prisma.sql`json_to_recordset(${JSON.stringify(rows)}::json) AS row(id text, "shopId" text,
    "connectionId" text, "subjectId" text, "requestId" text, operation text, "apiVersion" text, status int, code text,
    replayed boolean, "unknownFields" text[], request text, response text, "createdAt" timestamptz)`;
  const entries = Prisma.sql`
    INSERT INTO activity_entries (id, shop_id, connection_id, subject_id, request_id, operation, api_version,
      status, code, replayed, unknown_fields, created_at)
    SELECT id, "shopId", "connectionId", "subjectId", "requestId", operation, "apiVersion", status, code, replayed,
      "unknownFields", "createdAt" FROM ${given} RETURNING id`;
  const bodies = Prisma.sql`
    INSERT INTO activity_bodies (entry_id, shop_id, request, response, created_at)
    SELECT id, "shopId", request, response, "createdAt" FROM ${given}
    WHERE request IS NOT NULL OR response IS NOT NULL RETURNING entry_id`;
  return [
    { name: 'activity', sql: entries },
    { name: 'activity_bodies_kept', sql: bodies, expected: false },
  ];
}
