import { Banner, BlockStack, Text } from '@shopify/polaris';
import { MarkDone } from '../attention/attention-list.tsx';
import type { OrderDetailView } from './present-order-detail.ts';

/** What staff should look at about this order; what waits for a decision has a card of its own. */
export function AttentionBanners({ order }: { order: OrderDetailView }) {
  return order.attention
    .filter((item) => item.mayMarkDone)
    .map((item) => (
      <Banner key={item.id} tone="warning" title={item.title}>
        <BlockStack gap="200" inlineAlign="start">
          <Text as="p">{item.text}</Text>
          <Text as="p">{item.advice}</Text>
          <MarkDone item={item} />
        </BlockStack>
      </Banner>
    ));
}
