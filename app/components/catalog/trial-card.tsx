import { Banner, Button, InlineGrid, InlineStack, Select, Spinner, Text, TextField } from '@shopify/polaris';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { RulesPageData } from '#app/routes/app.catalog.rules.tsx';
import type { TrialView } from './present-rules.ts';
import type { RulesAsking } from './use-rules.ts';
import { TitledCard } from '../titled-card.tsx';

/** What a change would do to the catalogue, before it is made. */
export function TrialCard({ page, asking }: { page: RulesPageData; asking: RulesAsking }) {
  const t = useTranslations();
  const [agent, setAgent] = useState('');
  const [country, setCountry] = useState(page.country);
  const { proposed, trial, refusal, isTrying } = asking;
  if (!proposed) return null;
  const again = (who: string, where: string) => {
    setAgent(who);
    setCountry(where);
    if (/^[A-Z]{2}$/.test(where)) asking.attempt(proposed, { agent: who || null, country: where });
  };
  return (
    <div aria-live="polite">
      <TitledCard title={t('catalog.eligibility.trial.title')} gap="400">
        <InlineGrid columns={{ xs: 1, sm: 2 }} gap="300">
          <Select
            label={t('catalog.agent')}
            options={[
              { value: '', label: t('catalog.everyAgent') },
              ...page.agents.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            value={agent}
            onChange={(who) => again(who, country)}
          />
          <TextField
            label={t('catalog.eligibility.trial.country')}
            value={country}
            onChange={(typed) => again(agent, typed.trim().toUpperCase())}
            maxLength={2}
            autoComplete="off"
          />
        </InlineGrid>
        {isTrying && <Spinner size="small" accessibilityLabel={t('common.loading')} />}
        {refusal && !isTrying && <Banner tone="critical" title={refusal.error} />}
        {trial && <TrialTable trial={trial} />}
        <InlineStack gap="200">
          <Button
            variant="primary"
            loading={asking.isApplying}
            disabled={!trial}
            onClick={() => asking.apply(proposed)}
          >
            {t('catalog.eligibility.trial.apply')}
          </Button>
          <Button onClick={asking.drop}>{t('common.actions.cancel')}</Button>
        </InlineStack>
      </TitledCard>
    </div>
  );
}

function TrialTable({ trial }: { trial: TrialView }) {
  const t = useTranslations('catalog.eligibility.trial');
  const effect = useTranslations('catalog.eligibility')('effect');
  return (
    <>
      <Text as="p" fontWeight="semibold">
        {trial.changed ?? t('none')}
      </Text>
      <table className="compare">
        <thead>
          <tr>
            <th scope="col">{effect}</th>
            <th scope="col">{t('now')}</th>
            <th scope="col">{t('then')}</th>
          </tr>
        </thead>
        <tbody>
          {trial.verdicts.map((row) => (
            <tr key={row.effect}>
              <th scope="row">{row.name}</th>
              <td data-label={t('now')}>{row.before}</td>
              <td data-label={t('then')}>{row.after}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {trial.items.length > 0 && (
        <table className="compare">
          <thead>
            <tr>
              <th scope="col">{t('example')}</th>
              <th scope="col">{t('now')}</th>
              <th scope="col">{t('then')}</th>
            </tr>
          </thead>
          <tbody>
            {trial.items.map((item) => (
              <tr key={item.itemId}>
                <th scope="row">{item.name}</th>
                <td data-label={t('now')}>{item.before}</td>
                <td data-label={t('then')}>
                  {item.after}
                  {item.reason && (
                    <Text as="p" tone="subdued">
                      {item.reason}
                    </Text>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {trial.more && <Text as="p">{trial.more}</Text>}
    </>
  );
}
