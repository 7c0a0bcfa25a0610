import type { Context } from 'hono';
import type { AuthenticatedAgent } from '#app/agents/authenticate-agent.server.ts';
import type { Queryable } from '#app/db/database.server.ts';
import type { ActivityEntry, ActivityOperation } from '#app/insights/activity-entry.ts';
import { recordActivity } from '#app/insights/record-activity.server.ts';
import { requestContext } from '#app/kernel/request-context.server.ts';
import type { Answer } from '../idempotency/idempotency.server.ts';

/** What a change comes to: its answer, and how to store it. */
export interface ChangeResult extends Answer {
  store?: (tx: Queryable) => Promise<void>;
}

/** How a call ended. */
type Outcome = Pick<ActivityEntry, 'status'> & { code?: string; body?: unknown; replayed?: boolean };

/** The entry of one call in the shop's activity log, while it comes to be known. A call never fails for it. */
export interface CallLog {
  setAgent(agent: AuthenticatedAgent): void;
  setUnknownFields(paths: string[]): void;
  /** The change with its entry in the same transaction. */
  joined<R extends ChangeResult>(result: R): R & { store: (tx: Queryable) => Promise<void> };
  /** Runs what stores a joined change; a second time without the entry, if that is what it failed for. */
  guard<T>(run: () => Promise<T>): Promise<T>;
  /** Stores the entry by itself, unless it went with a change that this answer came of. */
  finish(outcome: Outcome): Promise<void>;
}

/** The log of one call that has just come in. */
export function callLog(c: Context, operation: ActivityOperation): CallLog {
  let agent: AuthenticatedAgent | undefined;
  let unknownFields: string[] = [];
  let joinedFails = false;
  let stored = false;

  const record = (tx: Queryable, { status, code, body, replayed = false }: Outcome) =>
    recordActivity(agent!.scope, tx, {
      connectionId: agent!.connection.id,
      operation,
      status,
      code: code ?? codeOf(body),
      apiVersion: c.req.header('api-version')?.slice(0, 32) ?? null,
      requestId: requestContext.getStore()?.requestId ?? c.req.header('request-id')?.slice(0, 255) ?? null,
      replayed,
      subjectId: c.req.param('id') ?? idOf(body),
      unknownFields,
    });

  return {
    setAgent: (known) => void (agent = known),
    setUnknownFields: (paths) => void (unknownFields = paths),
    joined: (result) => ({
      ...result,
      store: async (tx) => {
        await result.store?.(tx);
        if (joinedFails) return;
        joinedFails = true;
        await record(tx, result);
        joinedFails = false;
        stored = true;
      },
    }),
    guard: async (run) => {
      try {
        return await run();
      } catch (error) {
        if (!joinedFails) throw error;
        return run();
      }
    },
    finish: async (outcome) => {
      // What was stored with a change is gone again if the change was undone: then this is a failure, or a replay.
      const kept = stored && outcome.status < 400 && !outcome.replayed;
      if (!agent || kept) return;
      const { log, db } = agent.scope;
      await record(db, outcome).catch((err: unknown) =>
        log.error({ err, operation }, 'a call could not be put into the activity log'),
      );
    },
  };
}

function idOf(body: unknown): string | null {
  return (body as { id?: string } | undefined)?.id ?? null;
}

/** Of a stored error, or of the first message that has one. */
function codeOf(body: unknown): string | null {
  const { code, messages = [] } = (body ?? {}) as { code?: string; messages?: { code?: string }[] };
  return code ?? messages.find((message) => message.code)?.code ?? null;
}
