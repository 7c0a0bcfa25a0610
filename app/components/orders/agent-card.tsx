import { BlockStack, Link, Text } from '@shopify/polaris';
import { useTranslations } from 'use-intl';
import type { OrderDetailView } from './present-order-detail.ts';
import { TitledCard } from '../titled-card.tsx';

/** Who placed the order, and how. */
export function AgentCard({ order }: { order: OrderDetailView }) {
  const t = useTranslations('orders.detail');
  return (
    <TitledCard small title={t('agent')}>
      <BlockStack gap="050">
        <Text as="p">{order.agentName}</Text>
        <Text as="p" tone="subdued">
          {order.mode}
        </Text>
        <Text as="p" tone="subdued" breakWord>
          {t('session', { id: order.sessionId })}
        </Text>
        <Link url={`/app/activity?subject=${order.sessionId}`}>{t('calls')}</Link>
      </BlockStack>
    </TitledCard>
  );
}
