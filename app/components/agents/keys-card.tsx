import { Banner, Button, ButtonGroup, InlineStack, TextField } from '@shopify/polaris';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { ConnectionPageData } from '#app/routes/app.agents.$connectionId.tsx';
import { KeyList } from './key-list.tsx';
import { SecretsCard } from './secrets-card.tsx';
import { useAsk } from './use-ask.ts';
import { TitledCard } from '../titled-card.tsx';

/** The API keys: by their first characters, which is all that is kept of them. */
export function KeysCard({ agent }: { agent: ConnectionPageData }) {
  const t = useTranslations('agents.detail');
  const { ask, isBusy, refusal, outcome } = useAsk();
  const [overlap, setOverlap] = useState('24');
  return (
    <>
      {outcome?.secrets && <SecretsCard secrets={outcome.secrets} />}
      <TitledCard title={t('keys')} gap="400">
        {refusal && <Banner tone="critical" title={refusal.error} />}
        <KeyList
          keys={agent.keys}
          nameOf={(key) => `${key.hint}…`}
          endLabel={(key) => t('revokeKey', { hint: key.hint })}
          mayEnd={agent.mayChange}
          onEnd={(id) => ask('revoke-key', { id })}
        />
        {agent.mayChange && (
          <InlineStack gap="300" blockAlign="end">
            <TextField
              label={t('overlap')}
              helpText={t('rotateHelp')}
              value={overlap}
              onChange={setOverlap}
              inputMode="numeric"
              autoComplete="off"
            />
            <ButtonGroup>
              <Button loading={isBusy} onClick={() => ask('rotate-keys', { overlap })}>
                {t('rotate')}
              </Button>
              <Button disabled={isBusy} onClick={() => ask('create-key')}>
                {t('newKey')}
              </Button>
            </ButtonGroup>
          </InlineStack>
        )}
      </TitledCard>
    </>
  );
}
