import { BlockStack, Box, Card, Divider, InlineStack, Text } from '@shopify/polaris';
import { useTranslations } from 'use-intl';
import type { OrderDetailView } from './present-order-detail.ts';

/** What was bought, and what it comes to. */
export function ItemsCard({ order }: { order: OrderDetailView }) {
  const t = useTranslations('orders.detail');
  return (
    <Card padding="0">
      <Box padding="400" paddingBlockEnd="200">
        <Text as="h2" variant="headingSm">
          {t('items')}
        </Text>
      </Box>
      <ul className="plain-list">
        {order.lines.map((line) => (
          <li key={line.id}>
            <Box paddingInline="400" paddingBlock="200">
              <InlineStack align="space-between" gap="200" wrap={false}>
                <BlockStack>
                  <Text as="span" fontWeight="medium" breakWord>
                    {line.title}
                  </Text>
                  <Text as="span" tone="subdued" numeric>
                    {line.unitPrice} × {line.quantity}
                  </Text>
                </BlockStack>
                <Text as="span" numeric>
                  {line.subtotal}
                </Text>
              </InlineStack>
            </Box>
          </li>
        ))}
      </ul>
      <Divider />
      <Box padding="400">
        <dl className="totals">
          {order.totals.map(({ label, amount, strong }) => (
            <div key={label}>
              <Text as="dt" fontWeight={strong ? 'semibold' : 'regular'}>
                {label}
              </Text>
              <Text as="dd" numeric fontWeight={strong ? 'semibold' : 'regular'}>
                {amount}
              </Text>
            </div>
          ))}
        </dl>
      </Box>
    </Card>
  );
}
