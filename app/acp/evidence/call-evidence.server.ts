import type { Context } from 'hono';
import { canonicalJson, sha256 } from '#app/evidence/entry-hash.ts';
import type { EvidenceBody, EvidenceKind } from '#app/evidence/evidence-kind.ts';
import { evidenceParts, recordEvidence } from '#app/evidence/record-evidence.server.ts';
import type { ActivityOperation } from '#app/insights/activity-entry.ts';
import { MOST_KEPT_CHARACTERS } from '#app/kernel/most-kept.ts';
import { requestContext } from '#app/kernel/request-context.server.ts';
import type { AgentRequest } from '../gate/agent-request.server.ts';
import type { ChangeResult } from '../routes/call-log.server.ts';
import { maskAddresses } from './mask-addresses.ts';
import { maskSecrets } from './mask-secrets.ts';

const KINDS = {
  create_session: 'create_session',
  update_session: 'update_session',
  cancel_session: 'cancel_session',
  complete_session: 'complete_session',
} satisfies Partial<Record<ActivityOperation, EvidenceKind>>;

/** The evidence of one call that changes a session. What only reads, or is refused, changes nothing and leaves none. */
export interface CallEvidence {
  /** The request as it is kept. */
  sent: EvidenceBody;
  /** The change with the entry of what was asked and answered, to be stored together. */
  joined<R extends ChangeResult>(result: R): R;
}

/** The evidence of a call that passed the gate. Carts leave none: nobody pays them. */
export function callEvidence(c: Context, request: AgentRequest, operation: ActivityOperation): CallEvidence {
  const kind = Object.hasOwn(KINDS, operation) ? KINDS[operation as keyof typeof KINDS] : null;
  const sent = kind ? { request: keptRequest(c, request) } : {};
  return {
    sent,
    joined: (result) => {
      if (!kind) return result;
      const { status, body } = result;
      const entry = { ...sent, response: { status, body: bounded(body, maskAddresses(body)) } };
      const subject = c.req.param('id') ?? (body as { id: string }).id;
      const { scope } = request;
      const { write, store } = result;
      if (write) return { ...result, write: [...write, ...evidenceParts(scope, subject, kind, entry)] };
      return {
        ...result,
        store: async (tx) => {
          await store?.(tx);
          await recordEvidence(scope, tx, subject, kind, entry);
        },
      };
    },
  };
}

function keptRequest(
  c: Context,
  { connection, keyId, dialect, language, signatureDigest, body }: AgentRequest,
): EvidenceBody {
  return {
    agent: { connection: connection.id, key: keyId, name: connection.name, platform: connection.platform },
    api_version: dialect.version,
    request_id: requestContext.getStore()?.requestId ?? c.req.header('request-id')?.slice(0, 255) ?? null,
    idempotency_key: c.req.header('idempotency-key') ?? null,
    user_agent: c.req.header('user-agent')?.slice(0, 255) ?? null,
    language,
    signature: signatureDigest ? 'verified' : c.req.header('signature') ? 'not_checked' : 'none',
    body: bounded(body, maskSecrets(body)) ?? null,
  };
}

/** `kept`, what may be kept of a body; of one that is too long its digest, which whoever has it can compare. */
function bounded(body: unknown, kept = body): unknown {
  if (JSON.stringify(body ?? null).length <= MOST_KEPT_CHARACTERS) return kept;
  const text = canonicalJson(body);
  return {
    omitted: `longer than ${MOST_KEPT_CHARACTERS} characters`,
    characters: text.length,
    sha256: sha256(text),
  };
}
