import { BlockStack, Text } from '@shopify/polaris';
import type { OrderDetailView } from './present-order-detail.ts';
import { SideCard } from './side-card.tsx';

/** Who placed the order, and how. */
export function AgentCard({ order }: { order: OrderDetailView }) {
  return (
    <SideCard title="Agent">
      <BlockStack gap="050">
        <Text as="p">{order.agentName}</Text>
        <Text as="p" tone="subdued">
          {order.mode}
        </Text>
        <Text as="p" tone="subdued" breakWord>
          Session {order.sessionId}
        </Text>
      </BlockStack>
    </SideCard>
  );
}
