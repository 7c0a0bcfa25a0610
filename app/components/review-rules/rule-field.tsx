import { BlockStack, Box, Checkbox } from '@shopify/polaris';
import type { ReactNode } from 'react';

interface Props {
  label: string;
  helpText?: string;
  on: boolean;
  onSwitch: (on: boolean) => void;
  /** Its value, shown while it is on. */
  children?: ReactNode;
}

/** A rule that is switched on or off, with its value below. */
export function RuleField({ label, helpText, on, onSwitch, children }: Props) {
  return (
    <BlockStack gap="200">
      <Checkbox label={label} helpText={helpText} checked={on} onChange={onSwitch} />
      {on && children && <Box paddingInlineStart="600">{children}</Box>}
    </BlockStack>
  );
}
