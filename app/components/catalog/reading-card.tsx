import { useFetcher } from '@remix-run/react';
import { Banner, BlockStack, Button, Card, InlineStack, Text } from '@shopify/polaris';
import { useTranslations } from 'use-intl';
import { ConfirmButton } from '../confirm-button.tsx';
import { StatusLabel } from '../status-label.tsx';
import { useOutcomeToast } from '../use-outcome-toast.ts';
import type { ReadingView } from './present-catalog.ts';

/** How fresh the catalogue is; a reading that found much less waits for staff here. */
export function ReadingCard({ reading, mayChange }: { reading: ReadingView; mayChange: boolean }) {
  const t = useTranslations('catalog.reading');
  const read = useFetcher();
  const accept = useFetcher();
  useOutcomeToast(read, t('asked'));
  useOutcomeToast(accept, t('accepted'));
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <InlineStack gap="200" blockAlign="center">
            <Text as="h2" variant="headingMd">
              {t('title')}
            </Text>
            <StatusLabel label={reading.label} />
          </InlineStack>
          {mayChange && (
            <Button
              onClick={() => read.submit({ intent: 'read' }, { method: 'post' })}
              loading={read.state !== 'idle'}
              disabled={reading.state === 'reading'}
            >
              {t('now')}
            </Button>
          )}
        </InlineStack>
        {reading.progress && (
          <Text as="p" tone="subdued">
            {reading.progress}
          </Text>
        )}
        {reading.state === 'held' && (
          <Banner tone="warning" title={t('held')}>
            <BlockStack gap="300">
              <Text as="p">{t('heldText')}</Text>
              {mayChange && (
                <InlineStack>
                  <ConfirmButton
                    label={t('accept')}
                    question={t('acceptAsk')}
                    isBusy={accept.state !== 'idle'}
                    onConfirm={() => accept.submit({ intent: 'accept' }, { method: 'post' })}
                  />
                </InlineStack>
              )}
            </BlockStack>
          </Banner>
        )}
        {reading.state === 'failed' && (
          <Banner tone="warning" title={t('failed')}>
            <Text as="p">{t('failedText')}</Text>
            {reading.error && <Text as="p">{reading.error}</Text>}
          </Banner>
        )}
      </BlockStack>
    </Card>
  );
}
