import { BlockStack, Card, InlineStack, Text } from '@shopify/polaris';
import type { OrderDetailView } from './present-order-detail.ts';

/** What happened to the order, newest first. */
export function TimelineCard({ order }: { order: OrderDetailView }) {
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingSm">
          Timeline
        </Text>
        <ol className="plain-list timeline">
          {order.timeline.map((entry) => (
            <li key={entry.key}>
              <InlineStack align="space-between" blockAlign="baseline" gap="200">
                <Text as="span">{entry.text}</Text>
                <Text as="span" tone="subdued" variant="bodySm">
                  {entry.at}
                </Text>
              </InlineStack>
            </li>
          ))}
        </ol>
      </BlockStack>
    </Card>
  );
}
