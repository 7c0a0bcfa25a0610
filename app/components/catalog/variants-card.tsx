import { InlineStack, Link, Text } from '@shopify/polaris';
import { useTranslations } from 'use-intl';
import { StatusLabel } from '../status-label.tsx';
import type { ProductView } from './present-product-page.ts';
import { TitledCard } from '../titled-card.tsx';

/** Every variant with its price, stock and standing; its name has it looked at. */
export function VariantsCard({ product, agent }: { product: ProductView; agent: string | null }) {
  const t = useTranslations('catalog.product');
  return (
    <TitledCard title={t('variants')}>
      <ul className="plain-list">
        {product.variants.map(({ id, name, price, stock, effect }) => (
          <li key={id}>
            <InlineStack gap="200" align="space-between">
              <Link url={`?variant=${id}&agent=${agent ?? ''}`}>{name}</Link>
              <InlineStack gap="300" blockAlign="center">
                <Text as="span" tone="subdued">{`${price} · ${stock}`}</Text>
                <StatusLabel label={effect} />
              </InlineStack>
            </InlineStack>
          </li>
        ))}
      </ul>
    </TitledCard>
  );
}
