import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { IdempotencyRecord, Prisma } from '#app/db/client/client.ts';
import { isUniqueViolation, type Queryable } from '#app/db/database.server.ts';
import { AppError } from '#app/kernel/app-error.ts';
import { addSeconds } from '#app/kernel/clock.ts';
import { pickLanguage, type Language } from '#app/kernel/language.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';

/** A claimed key of a dead process is free again after this. */
const CLAIM_SECONDS = 60;
const INDEX = 'idempotency_records_pkey';

/** One POST: who, where, which key, which body. */
export interface IdempotentRequest {
  connectionId: string;
  path: string;
  key: string;
  /** SHA-256 of the body's RFC 8785 canonical form: `1.0` equals `1`, key order is nothing, null is not absent. */
  hash: string;
}

export interface Answer {
  status: number;
  body: unknown;
  /** Of the texts in the body, where it has any. */
  language?: Language;
}

export interface StoredAnswer extends Answer {
  replayed: boolean;
}

/** Fingerprint of a request body (ACP RFC, section 6.2). */
export function hashBody(body: unknown): string {
  return createHash('sha256')
    .update(canonicalize(body ?? null) ?? '')
    .digest('hex');
}

/**
 * Runs work without outside effects: its result and its key are stored in one transaction, so that neither exists
 * without the other. A repeat, even a simultaneous one, gets the first answer. Without a key (`request` null) there is
 * nothing to repeat by.
 * @throws AppError `idempotency_conflict` for a known key with another body; whatever `work` throws is not stored.
 */
export async function runOnce(
  scope: ShopScope,
  request: IdempotentRequest | null,
  work: () => Promise<Answer & { store: (tx: Queryable) => Promise<void> }>,
): Promise<StoredAnswer> {
  if (!request) {
    const { store, ...answer } = await work();
    await scope.db.$transaction(store);
    return { ...answer, replayed: false };
  }
  const known = await find(scope, request);
  if (known) return replay(known, request);
  const { store, ...answer } = await work();
  try {
    await scope.db.$transaction(async (tx) => {
      await tx.idempotencyRecord.create({
        data: { ...columns(scope, request), ...answerColumns(answer) },
      });
      await store(tx);
    });
    return { ...answer, replayed: false };
  } catch (error) {
    if (!isUniqueViolation(error, INDEX)) throw error;
    return replay(await find(scope, request), request);
  }
}

/**
 * Runs work that has effects outside: the key is claimed first, so that two never run at once. A failure leaves the
 * claim open for the caller's retry, which continues (`resumed`) where the work's own recovery points say. Without a
 * key only those recovery points guard it.
 * What `work` gives to `store` becomes true together with the answer, as in `runOnce`.
 * @throws AppError `idempotency_in_flight` while the first is still running, `idempotency_conflict`, or what `work` throws.
 */
export async function runExclusively(
  scope: ShopScope,
  request: IdempotentRequest | null,
  work: (resumed: boolean) => Promise<Answer & { store?: (tx: Queryable) => Promise<void> }>,
): Promise<StoredAnswer> {
  const claim = request && (await claimKey(scope, request));
  if (claim?.answer) return claim.answer;
  // The claim's end is its fence: one that ran out and was taken by another request is left alone.
  const mine = request &&
    claim && {
      shopId: scope.shop.id,
      connectionId: request.connectionId,
      path: request.path,
      key: request.key,
      lockedUntil: claim.until,
    };
  try {
    const { store, ...answer } = await work(claim?.resumed ?? false);
    await scope.db.$transaction(async (tx) => {
      await store?.(tx);
      if (mine)
        await tx.idempotencyRecord.updateMany({
          where: mine,
          data: answerColumns(answer),
        });
    });
    return { ...answer, replayed: false };
  } catch (error) {
    const callersFault = error instanceof AppError && error.status < 500 && error.code !== 'conflict';
    if (mine && callersFault && !claim.resumed) await scope.db.idempotencyRecord.deleteMany({ where: mine });
    else if (mine)
      await scope.db.idempotencyRecord.updateMany({ where: mine, data: { lockedUntil: scope.clock() } });
    throw error;
  }
}

interface Claim {
  answer?: StoredAnswer;
  /** Until when the key is this request's own. */
  until?: Date;
  resumed: boolean;
}

async function claimKey(scope: ShopScope, request: IdempotentRequest): Promise<Claim> {
  const fresh = columns(scope, request);
  const { createdAt: now, lockedUntil: until } = fresh;
  try {
    await scope.db.idempotencyRecord.create({ data: fresh });
    return { until, resumed: false };
  } catch (error) {
    if (!isUniqueViolation(error, INDEX)) throw error;
  }
  const known = await find(scope, request);
  if (known && known.status === null && known.requestHash === request.hash) {
    const { connectionId, path, key } = request;
    const { count } = await scope.db.idempotencyRecord.updateMany({
      where: { connectionId, path, key, shopId: scope.shop.id, status: null, lockedUntil: { lte: now } },
      data: { lockedUntil: until },
    });
    if (count === 1) return { until, resumed: true };
  }
  return { answer: replay(known, request), resumed: false };
}

function replay(known: IdempotencyRecord | null, request: IdempotentRequest): StoredAnswer {
  if (known && known.requestHash !== request.hash) {
    throw new AppError(
      'idempotency_conflict',
      'Idempotency-Key has already been used with a different request body',
    );
  }
  if (!known || known.status === null) {
    throw new AppError(
      'idempotency_in_flight',
      'A request with this Idempotency-Key is currently being processed',
      { retryAfterSeconds: 2 },
    );
  }
  const language = pickLanguage(known.language) ?? undefined;
  return { status: known.status, body: known.body, language, replayed: true };
}

function find(
  scope: ShopScope,
  { connectionId, path, key }: IdempotentRequest,
): Promise<IdempotencyRecord | null> {
  return scope.db.idempotencyRecord.findUnique({
    where: { connectionId_path_key: { connectionId, path, key }, shopId: scope.shop.id },
  });
}

function answerColumns({ status, body, language }: Answer) {
  return { status, body: body as Prisma.InputJsonValue, language };
}

function columns(scope: ShopScope, { connectionId, path, key, hash }: IdempotentRequest) {
  const now = scope.clock();
  return {
    shopId: scope.shop.id,
    connectionId,
    path,
    key,
    requestHash: hash,
    createdAt: now,
    lockedUntil: addSeconds(now, CLAIM_SECONDS),
  };
}
