import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { IdempotencyRecord, Prisma } from '#app/db/client/client.ts';
import type { Queryable } from '#app/db/database.server.ts';
import type { WritePart } from '#app/db/write-together.server.ts';
import { AppError } from '#app/kernel/app-error.ts';
import { pickLanguage, type Language } from '#app/kernel/language.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { errorBody } from '../routes/answer-error.ts';
import { isFinalRefusal } from './final-refusal.ts';
import {
  claimRequest,
  findRecord,
  forgetRequest,
  recordRequest,
  recordSignature,
  type IdempotentRequest,
  type Recorded,
} from './idempotency-records.server.ts';

export type { IdempotentRequest } from './idempotency-records.server.ts';

export interface Answer {
  status: number;
  body: unknown;
  /** Of the texts for a buyer in the body, where it has any. */
  language?: Language;
}

export interface StoredAnswer extends Answer {
  replayed: boolean;
}

interface Done extends Answer {
  /** What becomes true together with the answer. */
  store?: (tx: Queryable) => Promise<void>;
}

interface Written extends Answer {
  /** What becomes true together with the answer. */
  write: WritePart[];
}

/** Fingerprint of a request body (ACP RFC, section 6.2). */
export function hashBody(body: unknown): string {
  return createHash('sha256')
    .update(canonicalize(body ?? null) ?? '')
    .digest('hex');
}

/**
 * Runs work without outside effects: its result, its key and its signature are written in one statement, so that none
 * exists without the others. A repeat, even a simultaneous one, gets the first answer, also when that was a refusal
 * which is final. Without a key there is nothing to repeat by.
 * @param found the record of its key as it was read already; null: there was none
 * @throws AppError `idempotency_conflict` for a known key with another body, `unauthorized` for a signature that has
 *   been used for another request; whatever `work` throws.
 */
export async function runOnce(
  scope: ShopScope,
  request: IdempotentRequest,
  work: () => Promise<Written>,
  found?: IdempotencyRecord | null,
): Promise<StoredAnswer> {
  const known = found === undefined ? await findRecord(scope, request) : found;
  if (known) return repeat(scope, request, known);
  const done: Answer & { write?: WritePart[]; refusal?: AppError } = await work().catch((error: unknown) => {
    if (!isFinalRefusal(error) || request.key === null) throw error;
    return { ...errorBody(error, request.version), refusal: error };
  });
  const recorded = await recordRequest(scope, request, done, done.write);
  if (!recorded.claimed) return answerFrom(await findRecord(scope, request), request, recorded);
  if (done.refusal) throw done.refusal;
  return { status: done.status, body: done.body, language: done.language, replayed: false };
}

/**
 * Runs work that has effects outside: key and signature are claimed first, so that two never run at once. A server
 * error leaves the claim open for the caller's retry, which continues (`resumed`) where the work's own recovery points
 * say. A refusal that is final is kept and repeated. Without a key only those recovery points guard the work.
 * What `work` gives to `store` becomes true together with the answer, as in `runOnce`.
 * @throws AppError `idempotency_in_flight` while the first is still running, `idempotency_conflict`, `unauthorized` for
 *   a signature that has been used, or what `work` throws.
 */
export async function runExclusively(
  scope: ShopScope,
  request: IdempotentRequest,
  work: (resumed: boolean) => Promise<Done>,
): Promise<StoredAnswer> {
  const claim = await claimKey(scope, request);
  if ('answer' in claim) return claim.answer;
  const { resumed, until } = claim;
  try {
    const { store, ...answer } = await work(resumed);
    await scope.db.$transaction(async (tx) => {
      await store?.(tx);
      await updateClaim(scope, tx, request, until, { ...answer, body: answer.body as Prisma.InputJsonValue });
    });
    return { ...answer, replayed: false };
  } catch (error) {
    await settleFailure(scope, request, claim, error);
    throw error;
  }
}

async function settleFailure(
  scope: ShopScope,
  request: IdempotentRequest,
  { until, resumed }: Claim,
  error: unknown,
): Promise<void> {
  if (request.key === null) return forgetRequest(scope, request, until);
  const callersFault = error instanceof AppError && error.status < 500 && error.code !== 'conflict';
  if (!callersFault || resumed) {
    // What was begun goes on with the caller's retry, at once.
    await updateClaim(scope, scope.db, request, until, { lockedUntil: scope.clock() });
  } else if (isFinalRefusal(error)) {
    const { status, body } = errorBody(error, request.version);
    await updateClaim(scope, scope.db, request, until, { status, body: body as Prisma.InputJsonObject });
  } else await forgetRequest(scope, request, until);
}

/** A claim's end is its fence: one that ran out and was taken by another request is left alone. */
async function updateClaim(
  scope: ShopScope,
  tx: Queryable,
  { connectionId, path, key }: IdempotentRequest,
  until: Date,
  data: Prisma.IdempotencyRecordUpdateManyMutationInput,
): Promise<void> {
  if (key === null) return;
  await tx.idempotencyRecord.updateMany({
    where: { shopId: scope.shop.id, connectionId, path, key, lockedUntil: until },
    data,
  });
}

interface Claim {
  /** Until when the key is this request's own. */
  until: Date;
  resumed: boolean;
}

async function claimKey(
  scope: ShopScope,
  request: IdempotentRequest,
): Promise<Claim | { answer: StoredAnswer }> {
  const recorded = await claimRequest(scope, request);
  const { claimed, until } = recorded;
  if (claimed) return { until, resumed: false };
  const known = await findRecord(scope, request);
  if (known && known.status === null && known.requestHash === request.hash) {
    const { connectionId, path, key } = known;
    const { count } = await scope.db.idempotencyRecord.updateMany({
      where: {
        shopId: scope.shop.id,
        connectionId,
        path,
        key,
        status: null,
        lockedUntil: { lte: scope.clock() },
      },
      data: { lockedUntil: until },
    });
    if (count === 1) return { until, resumed: true };
  }
  return { answer: answerFrom(known, request, recorded) };
}

/** A repeat that was signed anew: this signature, too, is good for one request only. */
async function repeat(
  scope: ShopScope,
  request: IdempotentRequest,
  known: IdempotencyRecord,
): Promise<StoredAnswer> {
  const answer = replay(known, request);
  await recordSignature(scope, request);
  return answer;
}

/** The answer to a request whose key or signature another had before. */
function answerFrom(
  known: IdempotencyRecord | null,
  request: IdempotentRequest,
  { unseen }: Recorded,
): StoredAnswer {
  if (!known && !unseen) throw new AppError('unauthorized', 'This Signature has already been used.');
  return replay(known, request);
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
