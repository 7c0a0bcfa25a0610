import { InlineStack, Text } from '@shopify/polaris';
import { useTranslations } from 'use-intl';
import { DataTable } from '../data-table.tsx';
import { BarChart } from './bar-chart.tsx';
import type { InsightsView } from './present-insights.ts';
import { TitledCard } from '../titled-card.tsx';

/** What was sold each day. */
export function RevenueCard({ days, from, to }: { days: InsightsView['days']; from: string; to: string }) {
  const t = useTranslations('insights');
  return (
    <TitledCard title={t('days.title')}>
      <BarChart
        alt={t('days.alt', { from, to })}
        bars={days.map(({ day, value, label, revenue }) => ({
          key: day,
          value,
          label: `${label}: ${revenue}`,
        }))}
      />
      <InlineStack align="space-between">
        <Text as="span" tone="subdued">
          {from}
        </Text>
        <Text as="span" tone="subdued">
          {to}
        </Text>
      </InlineStack>
      <details>
        <summary>{t('days.table')}</summary>
        <DataTable
          caption={t('days.title')}
          headings={[t('days.day'), t('figures.revenue'), t('figures.orders'), t('funnel.opened')]}
          rows={days.map(({ day, label, revenue, orders, opened }) => ({
            key: day,
            cells: [label, revenue, orders, opened],
          }))}
        />
      </details>
    </TitledCard>
  );
}
