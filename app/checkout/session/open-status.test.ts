import { expect, test } from 'vitest';
import type { SellingMode } from '#app/agents/selling-mode.ts';
import { sampleLine } from '#tests/checkout-samples.ts';
import { openStatus } from './open-status.ts';
import type { Message, SessionStatus } from './session.ts';

const messages: Record<string, Message> = {
  error: { severity: 'error', code: 'out_of_stock', text: 'x' },
  warning: { severity: 'warning', code: 'low_stock', text: 'x' },
  item: { severity: 'warning', code: 'hand_off_item', text: 'x' },
  limit: { severity: 'warning', code: 'over_order_limit', text: 'x' },
  intervention: { severity: 'error', code: 'intervention_required', text: 'x' },
  giftCard: { severity: 'error', code: 'gift_card', text: 'x' },
  subscription: { severity: 'error', code: 'subscription_only', text: 'x' },
  bundle: { severity: 'error', code: 'bundle', text: 'x' },
  adults: { severity: 'error', code: 'age_restricted', text: 'x' },
  companies: { severity: 'error', code: 'business_only', text: 'x' },
  draft: { severity: 'error', code: 'draft', text: 'x' },
};

test.each<[blocking: string[], SellingMode, SessionStatus]>([
  [[], 'in_chat', 'ready_for_payment'],
  [['warning'], 'in_chat', 'ready_for_payment'],
  [['warning', 'error'], 'in_chat', 'not_ready_for_payment'],
  [['item'], 'in_chat', 'requires_escalation'],
  [['limit'], 'in_chat', 'requires_escalation'],
  [['intervention'], 'in_chat', 'requires_escalation'],
  [['item', 'error'], 'in_chat', 'not_ready_for_payment'],
  [['error', 'intervention'], 'in_chat', 'not_ready_for_payment'],
  [[], 'hand_off', 'requires_escalation'],
  [['warning'], 'hand_off', 'requires_escalation'],
  [['error'], 'hand_off', 'not_ready_for_payment'],
  ...(['giftCard', 'subscription', 'bundle', 'adults'] as const).flatMap(
    (only): [string[], SellingMode, SessionStatus][] => [
      [[only], 'in_chat', 'requires_escalation'],
      [[only], 'hand_off', 'requires_escalation'],
      [[only, 'error'], 'in_chat', 'not_ready_for_payment'],
      [[only, 'error'], 'hand_off', 'not_ready_for_payment'],
    ],
  ),
  ...(['companies', 'draft'] as const).flatMap((wrong): [string[], SellingMode, SessionStatus][] => [
    [[wrong], 'in_chat', 'not_ready_for_payment'],
    [[wrong], 'hand_off', 'not_ready_for_payment'],
  ]),
  [['intervention'], 'hand_off', 'requires_escalation'],
  [[], 'discovery', 'requires_escalation'],
])('GIVEN %j WHEN the connection sells %s THEN %s', (names, mode, status) => {
  const blocking = names.map((name) => messages[name]!);
  expect(openStatus({ lines: [sampleLine()], blocking }, mode)).toBe(status);
  expect(openStatus({ lines: [], blocking }, mode)).toBe('incomplete');
});
