import type { Label } from '#app/components/label.ts';
import type { BadgeView } from './views.ts';

const TONES: Record<NonNullable<Label['tone']>, BadgeView['tone']> = {
  attention: 'caution',
  critical: 'critical',
  'critical-strong': 'critical',
  'attention-strong': 'caution',
  enabled: 'success',
  info: 'info',
  'info-strong': 'info',
  magic: 'info',
  new: 'info',
  'read-only': 'neutral',
  success: 'success',
  'success-strong': 'success',
  warning: 'warning',
  'warning-strong': 'warning',
};

/** A state as Shopify's own pages show it: their badges have fewer tones than Polaris' have. */
export function badgeOf({ text, tone }: Label): BadgeView {
  return { text, tone: tone ? TONES[tone] : 'neutral' };
}
