import type { Context } from 'hono';
import type { z } from 'zod';
import { isAcpVersion } from '#app/agents/acp-versions.ts';
import type { AuthenticatedAgent } from '#app/agents/authenticate-agent.server.ts';
import type { Queryable } from '#app/db/database.server.ts';
import type { ActivityEntry, ActivityOperation } from '#app/insights/activity-entry.ts';
import { recordActivity } from '#app/insights/record-activity.server.ts';
import { toAppError } from '#app/kernel/app-error.ts';
import { requestContext } from '#app/kernel/request-context.server.ts';
import type { Services } from '#app/services.server.ts';
import { idempotentRequest, isChange, readAgentRequest, type AgentRequest } from './agent-request.server.ts';
import { answerError } from './answer-error.ts';
import { runExclusively, runOnce, type StoredAnswer } from './idempotency.server.ts';
import { retryConflicts } from './retry-conflicts.ts';
import { unknownFields } from './wire/unknown-fields.ts';

interface Operation {
  name: ActivityOperation;
  /** What its body may hold, in all versions together. */
  schema?: z.core.$ZodType;
}

interface Result {
  status: number;
  body: unknown;
  store?: (tx: Queryable) => Promise<void>;
}

/** A call that has passed the gate. */
export interface AgentCall extends AgentRequest {
  /** The id that the path names. */
  id: string;
  /** Runs a change without effects outside, once for its idempotency key; again if it lost a race. */
  once(work: () => Promise<Result & { store: (tx: Queryable) => Promise<void> }>): Promise<StoredAnswer>;
  /** Runs a change with effects outside (`runExclusively`). */
  exclusively(work: (resumed: boolean) => Promise<Result>): Promise<StoredAnswer>;
}

/**
 * One operation of the agent API: the gate, the work, the answer, and the entry in the shop's activity log. A change's
 * entry is stored in the transaction of the change; every other one by itself, and an answer never fails for it.
 */
export function agentRoute(
  services: () => Services,
  operation: Operation,
  work: (call: AgentCall) => Promise<StoredAnswer>,
) {
  return async (c: Context): Promise<Response> => {
    let agent: AuthenticatedAgent | undefined;
    let unknown: string[] = [];
    let recorded = false;
    const entry = (
      ended: Pick<ActivityEntry, 'status' | 'code'> & { body?: unknown; replayed?: boolean },
    ) => ({
      ...aboutRequest(c, operation.name),
      connectionId: agent!.connection.id,
      status: ended.status,
      code: ended.code,
      replayed: ended.replayed ?? false,
      subjectId: c.req.param('id') ?? idOf(ended.body),
      unknownFields: unknown,
    });

    const run = async (): Promise<{ response: Response; entry: () => ActivityEntry }> => {
      const request = await readAgentRequest(services(), c, (known) => (agent = known));
      if (operation.schema) unknown = unknownFields(operation.schema, request.body);
      const idempotent = isChange(c) ? idempotentRequest(c, request) : null;
      const logged = <R extends Result>(result: R) => ({
        ...result,
        store: async (tx: Queryable) => {
          await result.store?.(tx);
          await recordActivity(request.scope, tx, entry({ ...result, code: messageCode(result.body) }));
        },
      });
      const answer = await work({
        ...request,
        id: c.req.param('id') ?? '',
        once: (change) =>
          retryConflicts(() => runOnce(request.scope, idempotent, async () => logged(await change()))),
        exclusively: (change) =>
          runExclusively(request.scope, idempotent, async (resumed) => logged(await change(resumed))),
      });
      recorded = isChange(c) && !answer.replayed;
      return {
        response: toResponse(c, answer),
        entry: () => entry({ ...answer, code: messageCode(answer.body) }),
      };
    };

    const ended = await run().catch((thrown: unknown) => {
      const { code } = toAppError(thrown);
      const response = answerFailure(services(), c, thrown);
      return { response, entry: () => entry({ status: response.status, code }) };
    });
    if (agent && !recorded) {
      const { scope } = agent;
      await recordActivity(scope, scope.db, ended.entry()).catch((err: unknown) =>
        scope.log.error({ err, operation: operation.name }, 'a call could not be put into the activity log'),
      );
    }
    return ended.response;
  };
}

/** The answer to anything that was thrown, in the caller's version; what is our own fault is logged. */
export function answerFailure(services: Services, c: Context, thrown: unknown): Response {
  const error = toAppError(thrown);
  if (error.status >= 500) services.log.error({ err: error, path: c.req.path }, 'agent request failed');
  const version = c.req.header('api-version');
  return answerError(error, isAcpVersion(version) ? version : undefined);
}

function toResponse(c: Context, { status, body, replayed }: StoredAnswer): Response {
  const headers = new Headers({ 'Content-Type': 'application/json' });
  const key = c.req.header('idempotency-key');
  if (key && isChange(c)) headers.set('Idempotency-Key', key);
  if (replayed) headers.set('Idempotent-Replayed', 'true');
  return new Response(JSON.stringify(body), { status, headers });
}

function aboutRequest(c: Context, operation: ActivityOperation) {
  const requestId = requestContext.getStore()?.requestId ?? c.req.header('request-id')?.slice(0, 255);
  const apiVersion = c.req.header('api-version')?.slice(0, 32);
  return { operation, requestId: requestId ?? null, apiVersion: apiVersion ?? null };
}

function idOf(body: unknown): string | null {
  return (body as { id?: string } | undefined)?.id ?? null;
}

function messageCode(body: unknown): string | null {
  const { messages = [] } = body as { messages?: { code?: string }[] };
  return messages.find(({ code }) => code)?.code ?? null;
}
