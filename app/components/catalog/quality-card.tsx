import { Text } from '@shopify/polaris';
import { useTranslations } from 'use-intl';
import type { SummaryView } from './present-catalog.ts';
import { TitledCard } from '../titled-card.tsx';

/** The score, and how it came about: a line, and the same as a list. */
export function QualityCard({ summary }: { summary: SummaryView }) {
  const t = useTranslations('catalog.quality');
  const { history } = summary;
  return (
    <TitledCard title={t('title')}>
      <Text as="p" variant="headingLg">
        {summary.score === null ? t('none') : t('score', { score: summary.score })}
      </Text>
      <Text as="p" tone="subdued">
        {t('help')}
      </Text>
      {summary.judgedAt && (
        <Text as="p" tone="subdued">
          {t('judgedAt', { time: summary.judgedAt })}
        </Text>
      )}
      {history.length > 1 && (
        <>
          <svg
            className="score-line"
            viewBox="0 0 100 100"
            preserveAspectRatio="none"
            role="img"
            aria-label={t('trend', { first: history[0]!.score, last: history.at(-1)!.score })}
          >
            <polyline points={pointsOf(history)} vectorEffect="non-scaling-stroke" />
          </svg>
          <details>
            <summary>{t('history')}</summary>
            <ul className="plain-list">
              {history.toReversed().map((run) => (
                <li key={run.at}>{t('point', { day: run.day, score: run.score })}</li>
              ))}
            </ul>
          </details>
        </>
      )}
    </TitledCard>
  );
}

/** Of 0 to 100 each way, the newest on the right. */
function pointsOf(history: SummaryView['history']): string {
  const step = 100 / (history.length - 1);
  return history.map(({ score }, index) => `${index * step},${100 - score}`).join(' ');
}
