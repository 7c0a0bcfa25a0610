import { Card } from '@shopify/polaris';
import { useTranslations } from 'use-intl';
import type { Figure } from './present-insights.ts';

/** The figures of the period, each with that of the period before. */
export function FiguresCard({ figures }: { figures: Figure[] }) {
  const t = useTranslations('insights.figures');
  return (
    <Card>
      <dl className="figures">
        {figures.map(({ key, value, before }) => (
          <div key={key}>
            <dt>{t(key)}</dt>
            <dd>{value}</dd>
            {before !== null && <dd className="before">{t('before', { value: before })}</dd>}
          </div>
        ))}
      </dl>
    </Card>
  );
}
