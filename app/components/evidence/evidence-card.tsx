import { BlockStack, Link, Text } from '@shopify/polaris';
import { useTranslations } from 'use-intl';
import { TitledCard } from '../titled-card.tsx';

/** The way from an order's page to its evidence. */
export function EvidenceCard({ order }: { order: { id: string } }) {
  const t = useTranslations('orders.detail');
  return (
    <TitledCard small title={t('evidence')}>
      <BlockStack gap="050">
        <Text as="p">{t('evidenceText')}</Text>
        <Link url={`/app/orders/${order.id}/evidence`}>{t('showEvidence')}</Link>
      </BlockStack>
    </TitledCard>
  );
}
