import type { Context } from 'hono';
import type { z } from 'zod';
import { isAcpVersion } from '#app/agents/acp-versions.ts';
import type { EvidenceBody } from '#app/evidence/evidence-kind.ts';
import type { ActivityOperation } from '#app/insights/activity-entry.ts';
import { callError } from './call-error.ts';
import type { Services } from '#app/services.server.ts';
import {
  idempotentRequest,
  readAgentRequest,
  type AgentRequest,
  type Found,
  type Reads,
} from '../gate/agent-request.server.ts';
import { callEvidence } from '../evidence/call-evidence.server.ts';
import { answerError } from './answer-error.ts';
import { callLog, type CallLog, type ChangeResult } from './call-log.server.ts';
import { runExclusively, runOnce, type StoredAnswer } from '../idempotency/idempotency.server.ts';
import { inTurn } from '../idempotency/in-turn.ts';
import { retryConflicts } from '../idempotency/retry-conflicts.ts';
import { spendSignature } from '../idempotency/spend-signature.server.ts';
import { unknownFields } from '../wire/unknown-fields.ts';

interface Operation {
  name: ActivityOperation;
  /** What its body may hold, in all versions together. */
  schema?: z.core.$ZodType;
  /** What is read at once, together with who asks. */
  reads?: Reads;
}

/** A call that has passed the gate. */
export interface AgentCall extends AgentRequest {
  /** The id that the path names. */
  id: string;
  /** What was read with who asks, once: whoever comes again reads it anew. */
  take<K extends keyof Found>(name: K): Found[K];
  /** The request as it is kept for evidence. */
  sent: EvidenceBody;
  /** Runs a change without effects outside, once for its idempotency key; again if it lost a race. */
  once(change: () => Promise<ChangeResult>): Promise<StoredAnswer>;
  /** Runs a change with effects outside (`runExclusively`). */
  exclusively(change: (resumed: boolean) => Promise<ChangeResult>): Promise<StoredAnswer>;
}

type Work = (call: AgentCall) => Promise<StoredAnswer>;

/** One operation of the agent API: the gate, the work, the answer, and the entry in the shop's activity log. */
export function agentRoute(services: () => Services, { name, schema, reads = [] }: Operation, work: Work) {
  return async (c: Context): Promise<Response> => {
    const log = callLog(c, name);
    let request: AgentRequest | undefined;
    try {
      request = await readAgentRequest(services(), c, reads, log.setAgent);
      log.setRequest(request.body);
      if (schema) log.setUnknownFields(unknownFields(schema, request.body));
      const answer = await work(toCall(c, request, log, name));
      await log.finish(answer);
      return toResponse(answer);
    } catch (thrown) {
      const error = callError(thrown);
      if (request) await spendSignature(request, error);
      const response = answerFailure(services(), c, thrown);
      await log.finish({ status: response.status, code: error.code, body: await response.clone().json() });
      return response;
    }
  };
}

function toCall(c: Context, request: AgentRequest, log: CallLog, operation: ActivityOperation): AgentCall {
  const { scope, connection } = request;
  const id = c.req.param('id') ?? '';
  const key = idempotentRequest(c, request);
  const evidence = callEvidence(c, request, operation);
  let { found } = request;
  const take = <K extends keyof Found>(name: K): Found[K] => {
    const { [name]: taken, ...rest } = found;
    found = rest;
    return taken;
  };
  return {
    ...request,
    id,
    take,
    sent: evidence.sent,
    once: (change) => {
      const joined = async () => {
        const { write = [], ...answer } = log.joined(evidence.joined(await change()));
        return { ...answer, write };
      };
      const run = () => retryConflicts(() => runOnce(scope, key, joined, take('record')));
      // Changes of one session follow one another: in this process by turns, across processes by its version.
      const afterOthers = (waited: boolean) => {
        if (waited) found = {};
        return run();
      };
      return log.guard(() => (id ? inTurn(`${connection.id} ${id}`, afterOthers, c.req.raw.signal) : run()));
    },
    exclusively: (change) => {
      const joined = async (resumed: boolean) => log.joined(evidence.joined(await change(resumed)));
      return log.guard(() => runExclusively(scope, key, joined));
    },
  };
}

/** The answer to anything that was thrown, in the caller's version; what is our own fault is logged. */
export function answerFailure(services: Services, c: Context, thrown: unknown): Response {
  const error = callError(thrown);
  if (error.status >= 500) services.log.error({ err: error, path: c.req.path }, 'agent request failed');
  const version = c.req.header('api-version');
  return answerError(error, isAcpVersion(version) ? version : undefined);
}

function toResponse({ status, body, language, replayed }: StoredAnswer): Response {
  const headers = new Headers({ 'Content-Type': 'application/json' });
  if (language) headers.set('Content-Language', language);
  if (replayed) headers.set('Idempotent-Replayed', 'true');
  return new Response(JSON.stringify(body), { status, headers });
}
