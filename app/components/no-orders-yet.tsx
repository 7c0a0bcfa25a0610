import { BlockStack, Card, EmptyState, Text } from '@shopify/polaris';

interface Props {
  products: number;
  agents: number;
  /** False until the catalogue was read for the first time. */
  catalogReady: boolean;
}

/** What stands in place of the table before the first order: what is still missing for one. */
export function NoOrdersYet({ products, agents, catalogReady }: Props) {
  return (
    <Card padding="0">
      <EmptyState heading="No agent orders yet" image="/empty-orders.svg" fullWidth>
        <BlockStack gap="200">
          <Text as="p">Orders that AI agents place in your shop appear here by themselves.</Text>
          <Text as="p" tone="subdued">
            {nextStep({ products, agents, catalogReady })}
          </Text>
        </BlockStack>
      </EmptyState>
    </Card>
  );
}

function nextStep({ products, agents, catalogReady }: Props): string {
  if (!catalogReady) return 'Your catalogue is being read. This takes a few minutes at most.';
  if (products === 0)
    return 'Your shop has no products that agents could sell. Add products in Shopify first.';
  if (agents === 0)
    return 'No agent is connected to your shop. Connect one, and it can read your catalogue and buy.';
  return agents === 1
    ? 'Everything is ready: one agent can read your catalogue and buy.'
    : `Everything is ready: ${agents} agents can read your catalogue and buy.`;
}
