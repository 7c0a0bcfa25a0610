import type { Reply } from '#app/simulator/protocol/call-seller.ts';
import { NEWEST_RELEASE, type Expected } from '#app/simulator/protocol/expectations.ts';
import { isSuccess, judgeAnswer, type Reason } from '#app/simulator/protocol/judge-answer.ts';
import { acpValidator } from '#sandbox/agent/acp-schema.ts';

/**
 * Why a reply is not what the version asks for, one line each: its status, its body by the official schema, and what
 * the case expects besides. Empty: it conforms.
 */
export function judgeReply(reply: Reply, expected: Expected, version: string): string[] {
  // Who speaks no version is answered in the newest one's words.
  const spoken = expected.listsVersions ? NEWEST_RELEASE : version;
  const definition = definitionOf(reply);
  const problems = acpValidator(spoken)
    .validate(definition, reply.body)
    .map((problem) => `not a valid ${definition} of ${spoken}: ${problem}`);
  return [...judgeAnswer(reply, expected).map(reasonText), ...problems];
}

function reasonText({ code, values: { got, expected } }: Reason): string {
  const wanted = expected?.replaceAll(' / ', ' or ');
  switch (code) {
    case 'status':
      return `status ${got}, expected ${wanted}`;
    case 'error_code':
      return `error code ${got}, expected ${wanted}`;
    case 'no_versions':
      return 'the error has no supported_versions';
    case 'session_status':
      return `session ${got}, expected ${wanted}`;
    case 'session_id':
      return `session id ${got}, expected ${wanted}: a repeat must get the first answer`;
    default:
      return code;
  }
}

/** The official definition that a reply has to satisfy. A completed purchase has its order with it. */
function definitionOf(reply: Reply): string {
  if (!isSuccess(reply)) return 'Error';
  if (reply.operation.endsWith('_cart')) return 'Cart';
  const completed = (reply.body as { status?: unknown } | null)?.status === 'completed';
  return reply.operation === 'complete' && completed ? 'CheckoutSessionWithOrder' : 'CheckoutSession';
}
