import { Text } from '@shopify/polaris';
import { useTranslations } from 'use-intl';
import { DataTable } from '../data-table.tsx';
import type { InsightsView } from './present-insights.ts';
import { TitledCard } from '../titled-card.tsx';

const COLUMNS = ['agent', 'mode', 'orders', 'revenue', 'refunded', 'commission', 'processing'] as const;

/** What each agent sold in each way, and what it cost. */
export function ChannelsCard({ channels, foreignOrders }: Pick<InsightsView, 'channels' | 'foreignOrders'>) {
  const t = useTranslations('insights.channels');
  return (
    <TitledCard title={t('title')}>
      <DataTable
        caption={t('title')}
        headings={COLUMNS.map((column) => t(column))}
        rows={channels}
        numericFrom={2}
      />
      {foreignOrders > 0 && <Text as="p">{t('foreign', { count: foreignOrders })}</Text>}
    </TitledCard>
  );
}

/** What sold best. */
export function ProductsCard({ products }: Pick<InsightsView, 'products'>) {
  const t = useTranslations('insights.products');
  return (
    <TitledCard title={t('title')}>
      <DataTable
        caption={t('title')}
        headings={[t('product'), t('quantity'), t('revenue')]}
        rows={products}
      />
    </TitledCard>
  );
}
