import type { Context } from 'hono';
import type { AuthenticatedAgent } from '#app/agents/authenticate-agent.server.ts';
import type { Queryable } from '#app/db/database.server.ts';
import { writeTogether, type WritePart } from '#app/db/write-together.server.ts';
import type { ActivityEntry, ActivityOperation } from '#app/insights/activity-entry.ts';
import { activityParts } from '#app/insights/activity-parts.ts';
import { activityRow } from '#app/insights/activity-row.ts';
import { AppError } from '#app/kernel/app-error.ts';
import { requestContext } from '#app/kernel/request-context.server.ts';
import type { Answer } from '../idempotency/idempotency.server.ts';

/** What a change comes to: its answer, and what is to be stored of it, as parts of one statement or by a function. */
export interface ChangeResult extends Answer {
  write?: WritePart[];
  store?: (tx: Queryable) => Promise<void>;
}

/** How a call ended. */
type Outcome = Pick<ActivityEntry, 'status'> & { code?: string; body?: unknown; replayed?: boolean };

/** The entry of one call in the shop's activity log, while it comes to be known. A call never fails for it. */
export interface CallLog {
  setAgent(agent: AuthenticatedAgent): void;
  /** What was sent, once it is read, and which of its fields nobody knows. */
  setRequest(body: unknown): void;
  setUnknownFields(paths: string[]): void;
  /** The change with its entry, to be stored together. */
  joined<R extends ChangeResult>(result: R): R;
  /** Runs what stores a joined change; a second time without the entry, if that is what it failed for. */
  guard<T>(run: () => Promise<T>): Promise<T>;
  /** Stores the entry by itself, unless it went with a change that this answer came of. */
  finish(outcome: Outcome): Promise<void>;
}

/** The log of one call that has just come in. */
export function callLog(c: Context, operation: ActivityOperation): CallLog {
  // An answer is logged when it has been given: what the request's context holds is gone by then.
  const requestId = requestContext.getStore()?.requestId ?? c.req.header('request-id')?.slice(0, 255) ?? null;
  let agent: AuthenticatedAgent | undefined;
  let unknownFields: string[] = [];
  let sent: unknown;
  /** The entry goes with the change, unless it failed for that once. */
  let joins = true;
  let stored = false;

  const rowOf = ({ status, code, body, replayed = false }: Outcome) =>
    activityRow(
      agent!.scope,
      {
        connectionId: agent!.connection.id,
        operation,
        status,
        code: code ?? codeOf(body),
        apiVersion: c.req.header('api-version')?.slice(0, 32) ?? null,
        requestId,
        replayed,
        subjectId: c.req.param('id') ?? idOf(body),
        unknownFields,
      },
      { request: sent, response: body },
    );

  return {
    setAgent: (known) => void (agent = known),
    setRequest: (body) => void (sent = body),
    setUnknownFields: (paths) => void (unknownFields = paths),
    joined: (result) => {
      const { write, store } = result;
      if (!joins) return result;
      stored = true;
      const parts = activityParts([rowOf(result)]);
      if (write) return { ...result, write: [...write, ...parts] };
      const both = async (tx: Queryable) => {
        await store?.(tx);
        await writeTogether(tx, parts);
      };
      return { ...result, store: both };
    },
    guard: async (run) => {
      try {
        return await run();
      } catch (error) {
        // Refusals are the change's own; anything else may be for the entry, without which it is tried once more.
        if (!stored || error instanceof AppError) throw error;
        joins = stored = false;
        return run();
      }
    },
    finish: async (outcome) => {
      // What was stored with a change is gone again if the change was undone: then this is a failure, or a replay.
      const kept = stored && outcome.status < 400 && !outcome.replayed;
      if (agent && !kept) await agent.scope.activity.put(() => rowOf(outcome));
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
