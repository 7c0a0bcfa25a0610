import { BlockStack, Link, Text } from '@shopify/polaris';
import { useTranslations } from 'use-intl';
import type { OrderDetailView } from './present-order-detail.ts';
import { TitledCard } from '../titled-card.tsx';

/** How the order was paid, with the way to the payment. */
export function PaymentCard({ order: { payment, risk } }: { order: OrderDetailView }) {
  const t = useTranslations('orders.detail');
  return (
    <TitledCard small title={t('payment')}>
      {payment ? (
        <BlockStack gap="050">
          <Text as="p">{payment.method}</Text>
          <Link url={payment.stripeUrl} target="_blank">
            <Text as="span" breakWord>
              {payment.paymentIntentId}
            </Text>
          </Link>
          {risk && (
            <Text as="p" tone={risk.tone ? 'critical' : 'subdued'}>
              {t('risk', { level: risk.text })}
            </Text>
          )}
        </BlockStack>
      ) : (
        <Text as="p">{t('paidInShop')}</Text>
      )}
    </TitledCard>
  );
}
