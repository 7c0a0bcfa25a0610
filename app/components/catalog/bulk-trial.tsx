import { InlineError } from '@shopify/polaris';
import { useTranslations } from 'use-intl';
import type { BulkTrialView } from './present-bulk.ts';
import { TitledCard } from '../titled-card.tsx';

/** What an edit would make of the first products, and how many it is about. */
export function BulkTrial({ trial }: { trial: BulkTrialView }) {
  const t = useTranslations('catalog');
  return (
    <div aria-live="polite">
      <TitledCard title={trial.concerned}>
        {trial.examples.length > 0 && (
          <table className="compare">
            <thead>
              <tr>
                <th scope="col">{t('list.product')}</th>
                <th scope="col">{t('bulk.now')}</th>
                <th scope="col">{t('bulk.then')}</th>
              </tr>
            </thead>
            <tbody>
              {trial.examples.map(({ id, name, now, then, problem }) => (
                <tr key={id}>
                  <th scope="row">{name}</th>
                  <td data-label={t('bulk.now')}>{now}</td>
                  <td data-label={t('bulk.then')}>
                    {then}
                    {problem && <InlineError message={problem} fieldID={id} />}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </TitledCard>
    </div>
  );
}
