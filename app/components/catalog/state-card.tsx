import { useSearchParams } from '@remix-run/react';
import { InlineGrid, InlineStack, Select, Text } from '@shopify/polaris';
import { useTranslations } from 'use-intl';
import type { ProductPageData } from '#app/routes/app.catalog.$productId.tsx';
import { StatusLabel } from '../status-label.tsx';
import { TitledCard } from '../titled-card.tsx';

/** Which variant is looked at as which agent, and whether it may be sold. */
export function StateCard({ page }: { page: ProductPageData }) {
  const t = useTranslations('catalog');
  const [, setParams] = useSearchParams();
  const { product, agents, connectionId } = page;
  const look = (name: string, value: string) =>
    setParams(
      (params) => {
        params.set(name, value);
        return params;
      },
      { replace: true, preventScrollReset: true },
    );
  return (
    <TitledCard title={t('product.state')} gap="400">
      <InlineGrid columns={{ xs: 1, sm: 2 }} gap="300">
        <Select
          label={t('agent')}
          options={[
            { value: '', label: t('everyAgent') },
            ...agents.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={connectionId ?? ''}
          onChange={(value) => look('agent', value)}
        />
        <Select
          label={t('product.variant')}
          options={product.variants.map(({ id, name }) => ({ value: id, label: name }))}
          value={product.variantId}
          onChange={(value) => look('variant', value)}
        />
      </InlineGrid>
      <InlineStack>
        <StatusLabel label={product.state.effect} />
      </InlineStack>
      {product.state.reasons.map((reason) => (
        <Text as="p" key={reason}>
          {reason}
        </Text>
      ))}
    </TitledCard>
  );
}
