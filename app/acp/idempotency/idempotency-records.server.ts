import type { AcpVersion } from '#app/agents/acp-versions.ts';
import type { IdempotencyRecord } from '#app/db/client/client.ts';
import type { Queryable } from '#app/db/database.server.ts';
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
  scope: ShopScope,
  { connectionId, path, key }: IdempotentRequest,
): Promise<IdempotencyRecord | null> {
  if (key === null) return null;
  return scope.db.idempotencyRecord.findUnique({
    where: { connectionId_path_key: { connectionId, path, key }, shopId: scope.shop.id },
  });
}

/**
 * Puts a request on record in one statement: its signature as seen, and its key with the answer or, without one, as
 * claimed. A key that is taken stays as it is; so it does for a signature that has been seen. Of two at once the second
 * waits for the first.
 */
export async function recordRequest(
  scope: ShopScope,
  tx: Queryable,
  { connectionId, path, key, hash, signatureDigest }: IdempotentRequest,
  answer?: { status: number; body: unknown; language?: Language },
): Promise<Recorded> {
  const now = scope.clock();
  const until = addSeconds(now, CLAIM_SECONDS);
  if (key === null && signatureDigest === null) return { claimed: true, unseen: true, until };
  const shopId = scope.shop.id;
  const status = answer?.status ?? null;
  const body = answer ? JSON.stringify(answer.body) : null;
  const language = answer?.language ?? null;
  const [found] = await tx.$queryRaw<{ claimed: boolean; unseen: boolean }[]>`
    WITH signed AS (
      INSERT INTO seen_signatures (connection_id, digest, shop_id, seen_at)
      SELECT ${connectionId}, ${signatureDigest}, ${shopId}, ${now}::timestamptz
      WHERE ${signatureDigest}::text IS NOT NULL
      ON CONFLICT DO NOTHING RETURNING digest
    ), unseen AS (
      SELECT ${signatureDigest}::text IS NULL OR EXISTS (SELECT FROM signed) AS yes
    ), claimed AS (
      INSERT INTO idempotency_records
        (shop_id, connection_id, path, key, request_hash, status, body, language, locked_until, created_at)
      SELECT ${shopId}, ${connectionId}, ${path}, ${key}, ${hash}, ${status}::int, ${body}::jsonb,
        ${language}, ${until}::timestamptz, ${now}::timestamptz
      FROM unseen WHERE yes AND ${key}::text IS NOT NULL
      ON CONFLICT DO NOTHING RETURNING key
    )
    SELECT yes AS unseen, (${key}::text IS NULL AND yes) OR EXISTS (SELECT FROM claimed) AS claimed FROM unseen`;
  return { ...found!, until };
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
