import { Banner, Button, InlineStack, Text, TextField } from '@shopify/polaris';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { ConnectionPageData } from '#app/routes/app.agents.$connectionId.tsx';
import { KeyList } from './key-list.tsx';
import { SecretsCard } from './secrets-card.tsx';
import { useAsk } from './use-ask.ts';
import { TitledCard } from '../titled-card.tsx';

/** What the agent's requests are checked with: a secret that both know, or the agent's own public key. */
export function SigningKeysCard({ agent }: { agent: ConnectionPageData }) {
  const t = useTranslations('agents.detail');
  const { ask, isBusy, refusal, outcome } = useAsk();
  const [publicKey, setPublicKey] = useState('');
  const isOfKey = refusal?.param === 'public_key';
  return (
    <>
      {outcome?.secrets && <SecretsCard secrets={outcome.secrets} />}
      <TitledCard title={t('signingKeys')} gap="400">
        <Text as="p" tone="subdued">
          {t('signingHelp')}
        </Text>
        {refusal && !isOfKey && <Banner tone="critical" title={refusal.error} />}
        <KeyList
          keys={agent.signingKeys}
          nameOf={(key) => key.algorithm}
          endLabel={() => t('revokeSigningKey')}
          mayEnd={agent.mayChange}
          onEnd={(id) => ask('revoke-signing-key', { id })}
        />
        {agent.mayChange && (
          <>
            <InlineStack>
              <Button loading={isBusy} onClick={() => ask('add-signing-key')}>
                {t('addHmac')}
              </Button>
            </InlineStack>
            <TextField
              label={t('publicKey')}
              value={publicKey}
              onChange={setPublicKey}
              autoComplete="off"
              multiline={2}
              error={isOfKey ? refusal.error : undefined}
            />
            <InlineStack>
              <Button disabled={isBusy || !publicKey} onClick={() => ask('add-public-key', { publicKey })}>
                {t('addPublicKey')}
              </Button>
            </InlineStack>
          </>
        )}
      </TitledCard>
    </>
  );
}
