import { Badge, InlineStack, Link } from '@shopify/polaris';
import { useTranslations } from 'use-intl';
import type { SummaryView } from './present-catalog.ts';
import { TitledCard } from '../titled-card.tsx';

/** How many products agents may show and sell. */
export function StandingCard({ effects }: { effects: SummaryView['effects'] }) {
  const t = useTranslations('catalog.standing');
  return (
    <TitledCard title={t('title')}>
      {effects.map(({ effect, text, tone, products }) => (
        <InlineStack key={effect} align="space-between" blockAlign="center" wrap={false} gap="200">
          <Badge tone={tone}>{text}</Badge>
          <Link url={`/app/catalog?standing=${effect}#products`} accessibilityLabel={`${text}: ${products}`}>
            {products}
          </Link>
        </InlineStack>
      ))}
    </TitledCard>
  );
}
