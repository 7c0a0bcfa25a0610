import { BlockStack, Card, Text, type BlockStackProps } from '@shopify/polaris';
import type { ReactNode } from 'react';

interface Props {
  title: string;
  /** Of the narrow column, or within a page of many: a smaller heading. */
  small?: boolean;
  /** Between its parts. */
  gap?: BlockStackProps['gap'];
  children: ReactNode;
}

/** A card with its heading. */
export function TitledCard({ title, small = false, gap = small ? '200' : '300', children }: Props) {
  return (
    <Card>
      <BlockStack gap={gap}>
        <Text as="h2" variant={small ? 'headingSm' : 'headingMd'}>
          {title}
        </Text>
        {children}
      </BlockStack>
    </Card>
  );
}
