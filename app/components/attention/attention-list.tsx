import { useFetcher } from '@remix-run/react';
import { BlockStack, Box, Button, Card, Divider, InlineStack, Text } from '@shopify/polaris';
import { useTranslations } from 'use-intl';
import { Fragment } from 'react';
import { useOutcomeToast } from '../use-outcome-toast.ts';
import type { AttentionView } from './present-attention.ts';

/** What staff should look at, one under the other, each with what to do about it. */
export function AttentionList({ items }: { items: AttentionView[] }) {
  return (
    <Card padding="0">
      {items.map((item, index) => (
        <Fragment key={item.id}>
          {index > 0 && <Divider />}
          <AttentionRow item={item} />
        </Fragment>
      ))}
    </Card>
  );
}

function AttentionRow({ item }: { item: AttentionView }) {
  const t = useTranslations('attention');
  return (
    <Box padding="400">
      <BlockStack gap="200">
        <InlineStack align="space-between" blockAlign="baseline" gap="200">
          <Text as="h2" variant="headingSm">
            {item.title}
          </Text>
          <Text as="span" tone="subdued">
            {item.raisedAt}
          </Text>
        </InlineStack>
        <Text as="p">{item.text}</Text>
        <Text as="p" tone="subdued">
          {item.advice}
        </Text>
        <InlineStack gap="200">
          {item.orderUrl && (
            <Button url={item.orderUrl} accessibilityLabel={t('viewOrderOf', { title: item.title })}>
              {t('viewOrder')}
            </Button>
          )}
          {item.mayMarkDone && <MarkDone item={item} />}
        </InlineStack>
      </BlockStack>
    </Box>
  );
}

/** Marks an item as done; the page loads its data again by itself. */
export function MarkDone({ item }: { item: AttentionView }) {
  const t = useTranslations('attention');
  const fetcher = useFetcher();
  useOutcomeToast(fetcher, t('marked'));
  return (
    <fetcher.Form method="post" action="/app/attention">
      <input type="hidden" name="item" value={item.id} />
      <Button
        submit
        variant="tertiary"
        loading={fetcher.state !== 'idle'}
        accessibilityLabel={t('markDoneWhat', { title: item.title })}
      >
        {t('markDone')}
      </Button>
    </fetcher.Form>
  );
}
