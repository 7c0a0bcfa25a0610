import { Badge, BlockStack, Box, Divider, InlineStack, Link, Text } from '@shopify/polaris';
import { Fragment } from 'react';
import { useTranslations } from 'use-intl';
import type { SummaryView } from './present-catalog.ts';
import { TitledCard } from '../titled-card.tsx';

interface Props {
  problems: SummaryView['problems'];
  isJudged: boolean;
}

/** What is wrong with the catalogue by what mends it, each with the products that have it. */
export function ProblemsCard({ problems, isJudged }: Props) {
  const t = useTranslations('catalog.mend');
  if (!isJudged) return null;
  return (
    <TitledCard title={t('title')}>
      {problems.length === 0 && <Text as="p">{t('noneText')}</Text>}
      {problems.map(({ rule, problem, fix, severity, count }, index) => (
        <Fragment key={rule}>
          {index > 0 && <Divider />}
          <InlineStack align="space-between" blockAlign="start" gap="200">
            <Box maxWidth="38rem">
              <BlockStack gap="100">
                <InlineStack gap="200" blockAlign="start" wrap={false}>
                  <Badge tone={severity.tone}>{severity.text}</Badge>
                  <Text as="span" fontWeight="semibold">
                    {problem}
                  </Text>
                </InlineStack>
                <Text as="p" tone="subdued">
                  {fix}
                </Text>
              </BlockStack>
            </Box>
            <Link
              url={`/app/catalog?problem=${rule}#products`}
              accessibilityLabel={`${t('show', { count })}: ${problem}`}
            >
              {t('show', { count })}
            </Link>
          </InlineStack>
        </Fragment>
      ))}
    </TitledCard>
  );
}
