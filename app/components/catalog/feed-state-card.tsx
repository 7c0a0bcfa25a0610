import { useFetcher } from '@remix-run/react';
import { Banner, BlockStack, Button, Card, InlineStack, Link, Text } from '@shopify/polaris';
import { useTranslations } from 'use-intl';
import { ConfirmButton } from '../confirm-button.tsx';
import { StatusLabel } from '../status-label.tsx';
import { useOutcomeToast } from '../use-outcome-toast.ts';
import type { FeedStateView } from './present-feeds.ts';

/** How the delivery of a feed stands; a snapshot that has shrunk is decided on here. */
export function FeedStateCard({ feed, mayChange }: { feed: FeedStateView; mayChange: boolean }) {
  const t = useTranslations('catalog.feeds');
  const delivering = useFetcher();
  const discarding = useFetcher();
  useOutcomeToast(delivering, t('decided.approve'));
  useOutcomeToast(discarding, t('decided.discard'));
  const facts = [
    { name: t('finished'), values: [feed.finished] },
    { name: t('rows'), values: [feed.rows] },
    { name: t('difference'), values: [feed.difference] },
    { name: t('omitted'), values: feed.omitted },
    { name: t('next'), values: [feed.next] },
    { name: t('problem'), values: [feed.problem] },
  ];
  const decide = (fetcher: typeof delivering, decision: string) =>
    fetcher.submit({ run: feed.heldRun, decision }, { method: 'post' });
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack gap="200" blockAlign="center">
          <Text as="h2" variant="headingMd">
            <Link url={`/app/agents/${feed.connectionId}`} monochrome>
              {feed.name}
            </Link>
          </Text>
          <Text as="span" tone="subdued">
            {feed.format}
          </Text>
          <StatusLabel label={feed.state} />
        </InlineStack>
        {feed.heldRun && (
          <Banner tone="warning" title={t('held')}>
            <BlockStack gap="300">
              <Text as="p">{t('heldText')}</Text>
              {mayChange && (
                <InlineStack gap="200">
                  <Button loading={delivering.state !== 'idle'} onClick={() => decide(delivering, 'approve')}>
                    {t('deliver')}
                  </Button>
                  <ConfirmButton
                    label={t('discard')}
                    question={t('discardAsk')}
                    isBusy={discarding.state !== 'idle'}
                    onConfirm={() => decide(discarding, 'discard')}
                  />
                </InlineStack>
              )}
            </BlockStack>
          </Banner>
        )}
        <dl className="facts">
          {facts
            .map(({ name, values }) => ({ name, values: values.filter((value) => value !== null) }))
            .filter(({ values }) => values.length > 0)
            .map(({ name, values }) => (
              <div key={name}>
                <dt>{name}</dt>
                {values.map((value) => (
                  <dd key={value}>{value}</dd>
                ))}
              </div>
            ))}
        </dl>
      </BlockStack>
    </Card>
  );
}
