import { BlockStack, Box, Card, Text } from '@shopify/polaris';
import type { ReactNode } from 'react';

interface Props {
  title: string;
  text: string;
  /** What to do about it. */
  children?: ReactNode;
}

/** What stands in place of a list that is empty: why, and what comes next. */
export function EmptyCard({ title, text, children }: Props) {
  return (
    <Card>
      <Box paddingBlock="800">
        <BlockStack gap="400" inlineAlign="center">
          <BlockStack gap="200" inlineAlign="center">
            <Text as="h2" variant="headingMd" alignment="center">
              {title}
            </Text>
            <Text as="p" alignment="center" tone="subdued">
              {text}
            </Text>
          </BlockStack>
          {children}
        </BlockStack>
      </Box>
    </Card>
  );
}
