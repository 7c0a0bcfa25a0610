import { Badge, BlockStack, InlineStack, Link, Text } from '@shopify/polaris';
import { useTranslations } from 'use-intl';
import type { ProductView } from './present-product-page.ts';
import { TitledCard } from '../titled-card.tsx';

/** What is wrong with the variant, what mends it, and where. */
export function ProductProblemsCard({ problems }: { problems: ProductView['problems'] }) {
  const t = useTranslations('catalog.product');
  return (
    <TitledCard title={t('problems')}>
      {problems.length === 0 && <Text as="p">{t('noProblems')}</Text>}
      {problems.map(({ rule, problem, fix, severity, url }) => (
        <BlockStack gap="100" key={rule}>
          <InlineStack gap="200" blockAlign="start" wrap={false}>
            <Badge tone={severity.tone}>{severity.text}</Badge>
            <Text as="span" fontWeight="semibold">
              {problem}
            </Text>
          </InlineStack>
          <Text as="p" tone="subdued">
            {fix}
          </Text>
          {url && (
            <Link url={url} target="_top" accessibilityLabel={`${t('mendIn')}: ${problem}`}>
              {t('mendIn')}
            </Link>
          )}
        </BlockStack>
      ))}
    </TitledCard>
  );
}
