import { AppError } from '#app/kernel/app-error.ts';

/** A turn may last as long as Shopify's answer: more callers than this would wait in vain. */
const MAX_WAITING = 8;

interface Queue {
  /** The end of the last one's turn, whatever became of it. */
  last: Promise<unknown>;
  /** Those whose turn is not over. */
  length: number;
}
const queues = new Map<string, Queue>();

/**
 * Runs work that bears the same key one after the other, in the order of the calls; other keys do not wait. For this
 * process only: what runs elsewhere is kept apart by the session's version.
 * @param work is told whether others were before it
 * @param caller aborted when nobody waits for the answer any more: then the turn is passed on.
 * @throws AppError `conflict` with Retry-After when eight wait already, or the caller has gone; whatever `work` throws.
 */
export async function inTurn<T>(
  key: string,
  work: (waited: boolean) => Promise<T>,
  caller?: AbortSignal,
): Promise<T> {
  const queue = queues.get(key) ?? { last: Promise.resolve(), length: 0 };
  if (queue.length > MAX_WAITING) throw notNow('Too many changes of this are waiting already.');
  const waits = queue.length > 0;
  queues.set(key, queue);
  queue.length++;
  const turn = queue.last.then(() => {
    if (caller?.aborted) throw notNow('The caller has not waited for its turn.');
    return work(waits);
  });
  queue.last = turn.catch(() => {});
  try {
    return await turn;
  } finally {
    if (--queue.length === 0) queues.delete(key);
  }
}

function notNow(message: string): AppError {
  return new AppError('conflict', message, { retryAfterSeconds: 1 });
}
