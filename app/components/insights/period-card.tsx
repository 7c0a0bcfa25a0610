import { useSearchParams } from '@remix-run/react';
import { Card, FormLayout, Select, TextField } from '@shopify/polaris';
import { useTranslations } from 'use-intl';
import { addDays, daysBetween } from '#app/kernel/calendar-day.ts';
import type { InsightsPeriod } from '#app/insights/insights-period.ts';

const PRESETS = [7, 30, 90] as const;

/** Which days are looked at, and whether tests or sales. */
export function PeriodCard({ period }: { period: InsightsPeriod }) {
  const t = useTranslations();
  const [, setParams] = useSearchParams();
  const { from, to, use } = period;
  const days = daysBetween(from, to);
  const set = (changes: Partial<InsightsPeriod>) =>
    setParams((params) => {
      for (const [name, value] of Object.entries({ ...period, ...changes })) params.set(name, value);
      return params;
    });
  const preset = PRESETS.find((length) => length === days);
  return (
    <Card>
      <FormLayout>
        <FormLayout.Group condensed>
          <Select
            label={t('insights.period.title')}
            value={preset ? String(preset) : ''}
            options={[
              ...PRESETS.map((length) => ({
                value: String(length),
                label: t(`insights.period.days${length}`),
              })),
              { value: '', label: t('insights.period.custom') },
            ]}
            onChange={(length) => length && set({ from: addDays(to, 1 - Number(length)) })}
          />
          <TextField
            type="date"
            label={t('insights.period.from')}
            value={from}
            max={to}
            autoComplete="off"
            onChange={(day) => day && set({ from: day })}
          />
          <TextField
            type="date"
            label={t('insights.period.to')}
            value={to}
            autoComplete="off"
            onChange={(day) => day && set({ to: day })}
          />
          <Select
            label={t('insights.period.use')}
            value={use}
            options={[
              { value: 'live', label: t('common.live') },
              { value: 'test', label: t('common.test') },
            ]}
            onChange={(next) => set({ use: next as InsightsPeriod['use'] })}
          />
        </FormLayout.Group>
      </FormLayout>
    </Card>
  );
}
