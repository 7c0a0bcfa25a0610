import { acpValidator } from '#sandbox/agent/acp-schema.ts';
import type { Reply } from './call-seller.ts';
import { NEWEST_RELEASE, type Expected } from './expectations.ts';

/**
 * Why a reply is not what the version asks for, one line each: its status, its body by the official schema, and what
 * the case expects besides. Empty: it conforms.
 */
export function judgeReply(reply: Reply, expected: Expected, version: string): string[] {
  const reasons: string[] = [];
  if (!expected.status.includes(reply.status))
    reasons.push(`status ${reply.status}, expected ${expected.status.join(' or ')}`);
  // Who speaks no version is answered in the newest one's words.
  const spoken = expected.listsVersions ? NEWEST_RELEASE : version;
  const definition = definitionOf(reply);
  for (const problem of acpValidator(spoken).validate(definition, reply.body))
    reasons.push(`not a valid ${definition} of ${spoken}: ${problem}`);

  const body = (reply.body ?? {}) as {
    id?: string;
    status?: string;
    code?: string;
    supported_versions?: unknown;
  };
  if (definition === 'Error') {
    if (expected.code && body.code !== expected.code)
      reasons.push(`error code ${body.code}, expected ${expected.code}`);
    if (expected.listsVersions && !Array.isArray(body.supported_versions))
      reasons.push('the error has no supported_versions');
    return reasons;
  }
  if (expected.sessionStatus && !expected.sessionStatus.includes(body.status ?? ''))
    reasons.push(`session ${body.status}, expected ${expected.sessionStatus.join(' or ')}`);
  if (expected.sessionId && body.id !== expected.sessionId)
    reasons.push(`session id ${body.id}, expected ${expected.sessionId}: a repeat must get the first answer`);
  return reasons;
}

/** The official definition that a reply has to satisfy. A completed purchase has its order with it. */
function definitionOf({ status, operation, body }: Reply): string {
  if (status < 200 || status >= 300) return 'Error';
  if (operation.endsWith('_cart')) return 'Cart';
  const completed = (body as { status?: unknown } | null)?.status === 'completed';
  return operation === 'complete' && completed ? 'CheckoutSessionWithOrder' : 'CheckoutSession';
}
