import type { SellingMode } from '#app/agents/selling-mode.ts';
import { openStatus } from './open-status.ts';
import { statusAt } from './session-machine.ts';
import type { SessionState, SessionStatus } from './session.ts';

/** Statuses of a session that lacks nothing: which of them it has depends on how the agent sells. */
const COMPLETE: readonly SessionStatus[] = ['ready_for_payment', 'requires_escalation'];

/**
 * The status that a stored session has now, whatever was stored: time may have run out, and the merchant may have
 * changed where the agent's buyers pay. The agent's other rules are judged when it is priced again.
 */
export function statusNow(
  stored: { status: SessionStatus; state: SessionState; expiresAt: Date },
  sellingMode: SellingMode,
  now: Date,
): SessionStatus {
  const status = statusAt(stored.status, stored.expiresAt, now);
  if (!COMPLETE.includes(status)) return status;
  return openStatus(stored.state, sellingMode);
}
