import { useFetcher } from '@remix-run/react';
import { Banner, Button, InlineStack, Text } from '@shopify/polaris';
import { useTranslations } from 'use-intl';
import { useOutcomeToast } from '../use-outcome-toast.ts';
import type { StoredOverride } from './present-bulk.ts';
import { TitledCard } from '../titled-card.tsx';

/** What agents are told of many products in other words, and how it is taken back. */
export function StoredOverrides({ stored, mayChange }: { stored: StoredOverride[]; mayChange: boolean }) {
  const t = useTranslations();
  const fetcher = useFetcher();
  const refusal = useOutcomeToast(fetcher, t('common.outcome.removed'));
  return (
    <TitledCard title={t('catalog.bulk.stored')}>
      {refusal && <Banner tone="critical" title={refusal.error} />}
      {stored.length === 0 && <Text as="p">{t('catalog.bulk.storedNone')}</Text>}
      {stored.map(({ id, what, value }) => (
        <InlineStack key={id} align="space-between" blockAlign="center" gap="200">
          <div className="product-title">
            <Text as="p" fontWeight="semibold">
              {what}
            </Text>
            <Text as="p" tone="subdued">
              {value}
            </Text>
          </div>
          {mayChange && (
            <Button
              tone="critical"
              variant="plain"
              accessibilityLabel={t('catalog.bulk.remove', { what })}
              onClick={() =>
                fetcher.submit(JSON.stringify({ intent: 'remove', id }), {
                  method: 'post',
                  encType: 'application/json',
                })
              }
            >
              {t('common.actions.remove')}
            </Button>
          )}
        </InlineStack>
      ))}
    </TitledCard>
  );
}
