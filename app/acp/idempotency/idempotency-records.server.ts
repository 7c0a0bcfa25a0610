import type { AcpVersion } from '#app/agents/acp-versions.ts';
import { Prisma, type IdempotencyRecord } from '#app/db/client/client.ts';
import { sqlOf } from '#app/db/database.server.ts';
import { readJsonRow, type JsonRowTypes } from '#app/db/read-json-row.ts';
import { NothingWritten, writeTogether, type WritePart } from '#app/db/write-together.server.ts';
import { addSeconds } from '#app/kernel/clock.ts';
import type { Language } from '#app/kernel/language.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';

/** A claimed key of a dead process is free again after this. */
const CLAIM_SECONDS = 60;

/** One request that writes: who, where, which key, which body. */
export interface IdempotentRequest {
  connectionId: string;
  path: string;
  /** Null: the caller sent none, so that there is nothing to repeat by. */
  key: string | null;
  /** SHA-256 of the body's RFC 8785 canonical form: `1.0` equals `1`, key order is nothing, null is not absent. */
  hash: string;
  /** In whose words a refusal is kept. */
  version: AcpVersion;
  /** What a replay of a signed request is known by (verify-request-signature.ts); null: it was not signed. */
  signatureDigest: string | null;
}

/** What putting a request on record found. */
export interface Recorded {
  /** The key was free and is this request's own; or there is none. */
  claimed: boolean;
  /** The signature came for the first time; or there is none. */
  unseen: boolean;
  /** Until when a claim without an answer holds. */
  until: Date;
}

/** The record of a request's key, if there is one. */
export async function findRecord(
  { db, shop }: ShopScope,
  { connectionId, path, key }: IdempotentRequest,
): Promise<IdempotencyRecord | null> {
  if (key === null) return null;
  const select = selectRecord({ path, key }, Prisma.sql`${shop.id}`, Prisma.sql`${connectionId}`);
  const [found] = await sqlOf(db).$queryRaw<{ record: JsonRecord | null }[]>`SELECT (${select}) AS record`;
  return readRecord(found!.record);
}

/** A record as PostgreSQL gives it to JSON. */
export type JsonRecord = Record<string, unknown>;

/** The record of a key as a value of a larger statement: a {@link JsonRecord}, or null. */
export function selectRecord(
  { path, key }: { path: string; key: string },
  shopId: Prisma.Sql,
  connectionId: Prisma.Sql,
): Prisma.Sql {
  return Prisma.sql`
    SELECT to_json(record) FROM idempotency_records AS record
    WHERE connection_id = ${connectionId} AND path = ${path} AND key = ${key} AND shop_id = ${shopId}`;
}

/** The record that `selectRecord` found. */
export function readRecord(row: JsonRecord | null): IdempotencyRecord | null {
  return row && readJsonRow<IdempotencyRecord>(row, COLUMNS);
}

const COLUMNS: JsonRowTypes<IdempotencyRecord> = {
  dates: { lockedUntil: true, createdAt: true },
  bigints: {},
};

/** Names of the parts that put a request on record. */
const SIGNATURE = 'signature';
const KEY = 'idempotency_key';

/**
 * Puts a request on record: its signature as seen, and its key with the answer or, without one, as claimed; together with
 * all that is to become true with it. A key that is taken stays as it is, and nothing of `more` is written; so it is with
 * a signature that has been seen. Of two at once the second waits for the first.
 * @throws what a part of `more` throws when it finds nothing to write
 */
export async function recordRequest(
  scope: ShopScope,
  request: IdempotentRequest,
  answer?: { status: number; body: unknown; language?: Language },
  more: WritePart[] = [],
): Promise<Recorded> {
  const now = scope.clock();
  const until = addSeconds(now, CLAIM_SECONDS);
  const unseen = { name: 'unseen', sql: Prisma.sql`SELECT true AS yes`, expected: false } as const;
  const parts: WritePart[] = [];
  if (request.signatureDigest !== null)
    parts.push({ name: SIGNATURE, sql: signatureRow(scope, request, now) });
  if (request.key !== null)
    parts.push(unseen, { name: KEY, sql: keyRow(scope, request, { now, until, answer }) });
  const all = [...parts, ...more];
  try {
    if (all.length > 0) await writeTogether(sqlOf(scope.db), all);
    return { claimed: true, unseen: true, until };
  } catch (error) {
    if (!(error instanceof NothingWritten)) throw error;
    if (error.part === SIGNATURE) return { claimed: false, unseen: false, until };
    if (error.part !== KEY) throw error;
    // This signature, too, is good for one request only.
    return { claimed: false, unseen: await recordSignature(scope, request), until };
  }
}

/**
 * Puts the signature of a request on record as seen, if it has one: it is good for one request only.
 * @returns whether it came for the first time, or there is none
 */
export async function recordSignature(
  scope: ShopScope,
  request: Pick<IdempotentRequest, 'connectionId' | 'signatureDigest'>,
): Promise<boolean> {
  if (request.signatureDigest === null) return true;
  const row = signatureRow(scope, request, scope.clock());
  return (await sqlOf(scope.db).$queryRaw<object[]>`${row}`).length > 0;
}

/**
 * Claims a request's key before it is worked on, and puts its signature on record, in one statement. Where the key is
 * taken the signature is used up all the same; where the signature has been seen nothing is claimed.
 */
export async function claimRequest(scope: ShopScope, request: IdempotentRequest): Promise<Recorded> {
  const now = scope.clock();
  const until = addSeconds(now, CLAIM_SECONDS);
  const { key, signatureDigest } = request;
  if (key === null && signatureDigest === null) return { claimed: true, unseen: true, until };
  const [found] = await sqlOf(scope.db).$queryRaw<{ claimed: boolean; unseen: boolean }[]>`
    WITH signed AS (${signatureRow(scope, request, now)}), unseen AS (
      SELECT ${signatureDigest}::text IS NULL OR EXISTS (SELECT FROM signed) AS yes
    ), claimed AS (${keyRow(scope, request, { now, until })})
    SELECT yes AS unseen, (${key}::text IS NULL AND yes) OR EXISTS (SELECT FROM claimed) AS claimed FROM unseen`;
  return { ...found!, until };
}

/** Nothing where the request is not signed. */
function signatureRow(
  { shop }: ShopScope,
  { connectionId, signatureDigest }: Pick<IdempotentRequest, 'connectionId' | 'signatureDigest'>,
  now: Date,
): Prisma.Sql {
  return Prisma.sql`
    INSERT INTO seen_signatures (connection_id, digest, shop_id, seen_at)
    SELECT ${connectionId}, ${signatureDigest}, ${shop.id}, ${now}::timestamptz
    WHERE ${signatureDigest}::text IS NOT NULL
    ON CONFLICT DO NOTHING RETURNING digest`;
}

/** Nothing where the request has no key, or where its signature has been seen (`FROM unseen`). */
function keyRow(
  { shop }: ShopScope,
  { connectionId, path, key, hash }: IdempotentRequest,
  { now, until, answer }: { now: Date; until: Date; answer?: Parameters<typeof recordRequest>[2] },
): Prisma.Sql {
  const body = answer ? JSON.stringify(answer.body) : null;
  return Prisma.sql`
    INSERT INTO idempotency_records
      (shop_id, connection_id, path, key, request_hash, status, body, language, locked_until, created_at)
    SELECT ${shop.id}, ${connectionId}, ${path}, ${key}, ${hash}, ${answer?.status ?? null}::int, ${body}::jsonb,
      ${answer?.language ?? null}, ${until}::timestamptz, ${now}::timestamptz
    FROM unseen WHERE yes AND ${key}::text IS NOT NULL
    ON CONFLICT DO NOTHING RETURNING key`;
}

/** Frees a request's key and its signature again: nothing came of it. */
export async function forgetRequest(
  scope: ShopScope,
  { connectionId, path, key, signatureDigest }: IdempotentRequest,
  until: Date,
): Promise<void> {
  const shopId = scope.shop.id;
  await scope.db.$executeRaw`
    WITH freed AS (
      DELETE FROM idempotency_records
      WHERE connection_id = ${connectionId} AND path = ${path} AND key = ${key} AND shop_id = ${shopId}
        AND locked_until = ${until}::timestamptz AND status IS NULL
    )
    DELETE FROM seen_signatures
    WHERE connection_id = ${connectionId} AND digest = ${signatureDigest} AND shop_id = ${shopId}`;
}
