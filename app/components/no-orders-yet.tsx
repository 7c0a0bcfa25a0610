import { BlockStack, Box, Card, Text } from '@shopify/polaris';
import picture from './empty-orders.svg?inline';

interface Props {
  products: number;
  agents: number;
  /** False until the catalogue was read for the first time. */
  catalogReady: boolean;
}

/**
 * What stands in place of the table before the first order: what is still missing for one. Not Polaris's EmptyState,
 * which keeps a server-rendered picture invisible.
 */
export function NoOrdersYet(props: Props) {
  return (
    <Card>
      <Box paddingBlock="800">
        <BlockStack gap="400" inlineAlign="center">
          <img src={picture} alt="" width={226} height={160} />
          <BlockStack gap="200" inlineAlign="center">
            <Text as="h2" variant="headingMd" alignment="center">
              No agent orders yet
            </Text>
            <Text as="p" alignment="center">
              Orders that AI agents place in your shop appear here by themselves.
            </Text>
            <Text as="p" alignment="center" tone="subdued">
              {nextStep(props)}
            </Text>
          </BlockStack>
        </BlockStack>
      </Box>
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
