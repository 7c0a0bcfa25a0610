import { Banner, BlockStack, Card, Text } from '@shopify/polaris';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { CopyField } from '../copy-field.tsx';

/** Secrets of a connection that were just made: the one time they are shown. */
export interface NewSecrets {
  apiKey?: string;
  eventSecret?: string;
  signingSecret?: string;
}

export function SecretsCard({ secrets, children }: { secrets: NewSecrets; children?: ReactNode }) {
  const t = useTranslations('agents.secrets');
  return (
    <Card>
      <BlockStack gap="400">
        <Banner tone="warning" title={t('title')}>
          <Text as="p">{t('text')}</Text>
        </Banner>
        {secrets.apiKey && <CopyField label={t('apiKey')} value={secrets.apiKey} />}
        {secrets.eventSecret && <CopyField label={t('eventSecret')} value={secrets.eventSecret} />}
        {secrets.signingSecret && <CopyField label={t('signingSecret')} value={secrets.signingSecret} />}
        {children}
      </BlockStack>
    </Card>
  );
}
