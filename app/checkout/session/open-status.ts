import type { SellingMode } from '#app/agents/selling-mode.ts';
import { isEscalation } from '../hand-off/escalations.ts';
import type { SessionState, SessionStatus } from './session.ts';

/**
 * The status of an open session, by what blocks it and how the connection sells. Something wrong with cart or address
 * comes first: it is wrong in the shop's checkout too. What only keeps the payment out of the chat leads there.
 */
export function openStatus(
  { lines, blocking }: Pick<SessionState, 'lines' | 'blocking'>,
  mode: SellingMode,
): SessionStatus {
  if (lines.length === 0) return 'incomplete';
  if (blocking.some((message) => message.severity === 'error' && !isEscalation(message)))
    return 'not_ready_for_payment';
  return mode === 'in_chat' && !blocking.some(isEscalation) ? 'ready_for_payment' : 'requires_escalation';
}
