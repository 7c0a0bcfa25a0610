import { expect, test } from 'vitest';
import type { SellingMode } from '#app/agents/selling-mode.ts';
import { sampleQuotedState } from '#tests/checkout-samples.ts';
import type { Message, SessionStatus } from './session.ts';
import { statusNow } from './status-now.ts';

const END = new Date('2026-11-20T18:00:00.000Z');
const BEFORE = new Date('2026-11-20T17:59:59.999Z');
const limit: Message = { severity: 'warning', code: 'over_order_limit', text: 'x' };

test.each<[SessionStatus, Message[], SellingMode, SessionStatus]>([
  ['ready_for_payment', [], 'in_chat', 'ready_for_payment'],
  ['ready_for_payment', [], 'hand_off', 'requires_escalation'],
  ['ready_for_payment', [], 'discovery', 'requires_escalation'],
  ['requires_escalation', [], 'in_chat', 'ready_for_payment'],
  ['requires_escalation', [limit], 'in_chat', 'requires_escalation'],
  ['requires_escalation', [], 'hand_off', 'requires_escalation'],
  ['authentication_required', [], 'in_chat', 'authentication_required'],
  // A purchase that has begun goes on as it began.
  ['authentication_required', [], 'hand_off', 'authentication_required'],
  ['not_ready_for_payment', [], 'in_chat', 'not_ready_for_payment'],
  ['complete_in_progress', [], 'hand_off', 'complete_in_progress'],
  ['completed', [], 'hand_off', 'completed'],
])(
  'GIVEN it was stored as %s with %j WHEN the agent sells %s THEN it is %s',
  (status, blocking, mode, now) => {
    const stored = { status, state: sampleQuotedState({ blocking }), expiresAt: END };
    expect(statusNow(stored, mode, BEFORE)).toBe(now);
  },
);

test('GIVEN its time is over THEN it is expired, whatever the mode', () => {
  const stored = { status: 'ready_for_payment' as const, state: sampleQuotedState({}), expiresAt: END };
  expect(statusNow(stored, 'hand_off', END)).toBe('expired');
});
