import { InlineStack, Text } from '@shopify/polaris';
import { useTranslations } from 'use-intl';
import type { OrderDetailView } from './present-order-detail.ts';
import { TitledCard } from '../titled-card.tsx';

/** What happened to the order, newest first. */
export function TimelineCard({ order }: { order: OrderDetailView }) {
  const t = useTranslations('orders.detail');
  return (
    <TitledCard title={t('timeline')} small gap="300">
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
    </TitledCard>
  );
}
