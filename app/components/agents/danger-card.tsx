import { Banner, InlineStack } from '@shopify/polaris';
import { useTranslations } from 'use-intl';
import { ConfirmButton } from '../confirm-button.tsx';
import { useAsk } from './use-ask.ts';
import { TitledCard } from '../titled-card.tsx';

/** The end of an agent's access. */
export function DangerCard() {
  const t = useTranslations('agents.detail');
  const { ask, isBusy, refusal } = useAsk();
  return (
    <TitledCard title={t('danger')}>
      {refusal && <Banner tone="critical" title={refusal.error} />}
      <InlineStack>
        <ConfirmButton
          label={t('danger')}
          question={t('dangerText')}
          isBusy={isBusy}
          onConfirm={() => ask('revoke')}
        />
      </InlineStack>
    </TitledCard>
  );
}
