import type { BadgeProps } from '@shopify/polaris';

/** A state in words, as a badge shows it (status-label.tsx). */
export interface Label {
  text: string;
  tone?: BadgeProps['tone'];
  progress?: BadgeProps['progress'];
}
