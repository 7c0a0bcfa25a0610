import { BlockStack, Link, Text } from '@shopify/polaris';
import { SideCard } from '../order/side-card.tsx';

/** The way from an order's page to its evidence. */
export function EvidenceCard({ order }: { order: { id: string } }) {
  return (
    <SideCard title="Evidence">
      <BlockStack gap="050">
        <Text as="p">What the agent sent and saw, what was agreed and paid, and what followed.</Text>
        <Link url={`/app/orders/${order.id}/evidence`}>Show the evidence</Link>
      </BlockStack>
    </SideCard>
  );
}
