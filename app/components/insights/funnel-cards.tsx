import { Banner, Text } from '@shopify/polaris';
import { useTranslations } from 'use-intl';
import { DataTable } from '../data-table.tsx';
import { StageChart } from './bar-chart.tsx';
import type { InsightsView } from './present-insights.ts';
import { TitledCard } from '../titled-card.tsx';

/** How many checkouts came how far. */
export function FunnelCard({ funnel }: { funnel: InsightsView['funnel'] }) {
  const t = useTranslations('insights');
  const counted = funnel.slice(1);
  return (
    <TitledCard title={t('funnel.title')}>
      <StageChart
        alt={t('funnelAlt')}
        bars={counted.map(({ stage, value, count }) => ({
          key: stage,
          value,
          label: `${stage}: ${count}`,
        }))}
      />
      <DataTable
        caption={t('funnel.title')}
        headings={[t('funnel.stage'), t('funnel.count'), t('funnel.share')]}
        rows={funnel.map(({ stage, count, share }) => ({ key: stage, cells: [stage, count, share] }))}
      />
    </TitledCard>
  );
}

/** Why checkouts ended without an order. */
export function ReasonsCard({ reasons }: { reasons: InsightsView['reasons'] }) {
  const t = useTranslations('insights.reasons');
  return (
    <TitledCard title={t('title')}>
      {reasons.length === 0 ? (
        <Text as="p" tone="subdued">
          {t('none')}
        </Text>
      ) : (
        <DataTable
          caption={t('title')}
          headings={[t('reason'), t('count')]}
          rows={reasons.map(({ reason, count }) => ({ key: reason, cells: [reason, count] }))}
        />
      )}
    </TitledCard>
  );
}

/** Whether what agents were told was still so at the checkout. */
export function FailuresCard({ failures, limit }: { failures: InsightsView['failures']; limit: string }) {
  const t = useTranslations('insights.failures');
  return (
    <TitledCard title={t('title')}>
      {failures.some(({ isOver }) => isOver) && <Banner tone="warning" title={t('over')} />}
      <dl className="facts">
        {failures.map(({ name, share }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{share}</dd>
          </div>
        ))}
      </dl>
      <Text as="p" tone="subdued">
        {t('limit', { limit })}
      </Text>
    </TitledCard>
  );
}
