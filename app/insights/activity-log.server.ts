import type { Logger } from 'pino';
import type { RawQueryable } from '#app/db/raw-connection.server.ts';
import { writeTogether } from '#app/db/write-together.server.ts';
import { activityParts } from './activity-parts.ts';
import type { ActivityRow } from './activity-row.ts';

/** Where calls that changed nothing are put; those that did are stored with the change. A call never fails for it. */
export interface ActivityLog {
  /** @param make is run when the row is stored: to mask bodies takes time, too. */
  put(make: () => ActivityRow): Promise<void>;
}

/** Stores each call before it is answered. */
export function directActivityLog(sql: RawQueryable, log: Logger): ActivityLog {
  return { put: (make) => store(sql, log, [make]) };
}

/** In one statement. */
const MOST_AT_ONCE = 100;
/** Where the database cannot keep up, reads go unlogged rather than fill the memory. */
const MOST_WAITING = 10_000;

/**
 * Stores calls after they are answered (docs/decisions/036): at once if nothing is being stored, else together with all
 * that have come meanwhile. What a killed process had not stored is lost; only calls that changed nothing are.
 */
export function queuedActivityLog(
  sql: RawQueryable,
  log: Logger,
  most = MOST_WAITING,
): ActivityLog & { drained(): Promise<void> } {
  const waiting: (() => ActivityRow)[] = [];
  let storing: Promise<void> | null = null;
  const storeAll = async () => {
    // The answers of this turn of the event loop go out first.
    await new Promise((resolve) => setImmediate(resolve));
    while (waiting.length > 0) await store(sql, log, waiting.splice(0, MOST_AT_ONCE));
    storing = null;
  };
  return {
    put: (make) => {
      if (waiting.length >= most) log.warn('a call was left out of the activity log: too many wait');
      else waiting.push(make);
      storing ??= storeAll();
      return Promise.resolve();
    },
    drained: async () => {
      while (storing) await storing;
    },
  };
}

/** Stores calls, and where that fails one by one, so that one cannot keep the others out. Never throws. */
async function store(sql: RawQueryable, log: Logger, calls: (() => ActivityRow)[]): Promise<void> {
  try {
    await writeTogether(sql, activityParts(calls.map((make) => make())));
  } catch (err) {
    if (calls.length === 1) log.error({ err }, 'a call could not be put into the activity log');
    else for (const call of calls) await store(sql, log, [call]);
  }
}
