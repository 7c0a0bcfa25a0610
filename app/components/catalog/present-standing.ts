import type { EligibilityEffect } from '#app/catalog/eligibility/eligibility-rule.ts';
import type { SellabilityReason } from '#app/catalog/sellability.ts';
import type { Severity } from '#app/feeds/rules/feed-rule.ts';
import type { Reader } from '#app/i18n/reader.ts';
import type { Label } from '../label.ts';

const EFFECT_TONES = {
  in_chat: 'success',
  hand_off: 'info',
  searchable: 'attention',
  hidden: undefined,
} as const;
const SEVERITY_TONES = new Map<Severity | 'none', Label['tone']>([
  ['error', 'critical'],
  ['warning', 'warning'],
  ['advice', 'info'],
  ['none', 'success'],
]);

/** What agents may do, as a badge. */
export function presentEffect(effect: EligibilityEffect, { t }: Pick<Reader, 't'>): Label {
  return { text: t(`catalog.effects.${effect}`), tone: EFFECT_TONES[effect] };
}

/** Why agents may not sell it in the chat; null where they may. */
export function presentReason(
  reason: SellabilityReason | null,
  rule: string | null | undefined,
  { t }: Pick<Reader, 't'>,
): string | null {
  return reason && t(`catalog.reasons.${reason}`, { rule: rule ?? '' });
}

export function presentSeverity(severity: Severity | null, { t }: Pick<Reader, 't'>): Label {
  const known = severity ?? 'none';
  return { text: t(`catalog.severities.${known}`), tone: SEVERITY_TONES.get(known) };
}
