import { useFetcher } from '@remix-run/react';
import { Badge, Banner, BlockStack, Button, Card, InlineStack, Text } from '@shopify/polaris';
import { useTranslations } from 'use-intl';
import type { action } from '#app/routes/app.orders.$orderId.events.tsx';
import type { OrderEventRow } from './present-order-event.ts';

interface Props {
  orderId: string;
  /** Oldest first. */
  events: OrderEventRow[];
  mayReplay: boolean;
}

/**
 * What the agent was told of an order: each event with its state and attempts, and buttons that send one or all again.
 * The page that shows it loads its data anew after a click.
 */
export function OrderEventsCard({ orderId, events, mayReplay }: Props) {
  const t = useTranslations('orders.events');
  const fetcher = useFetcher<typeof action>();
  const sendAgain = (eventId?: string) =>
    fetcher.submit(eventId ? { eventId } : {}, { method: 'post', action: `/app/orders/${orderId}/events` });
  const busy = fetcher.state !== 'idle';
  return (
    <Card>
      <BlockStack gap="400">
        <InlineStack align="space-between" blockAlign="center">
          <Text as="h2" variant="headingMd">
            {t('title')}
          </Text>
          {mayReplay && events.length > 1 && (
            <Button onClick={() => sendAgain()} disabled={busy}>
              {t('sendAll')}
            </Button>
          )}
        </InlineStack>
        {fetcher.data?.problem && <Banner tone="warning" title={fetcher.data.problem} />}
        {events.length === 0 && (
          <Text as="p" tone="subdued">
            {t('empty')}
          </Text>
        )}
        {events.map((event) => (
          <EventItem
            key={event.id}
            event={event}
            busy={busy || !mayReplay}
            onSendAgain={() => sendAgain(event.id)}
          />
        ))}
      </BlockStack>
    </Card>
  );
}

function EventItem({
  event,
  busy,
  onSendAgain,
}: {
  event: OrderEventRow;
  busy: boolean;
  onSendAgain: () => void;
}) {
  const t = useTranslations('orders.events');
  return (
    <BlockStack gap="100">
      <InlineStack align="space-between" blockAlign="center" gap="200">
        <InlineStack gap="200" blockAlign="center">
          <Text as="h3" variant="headingSm">
            {event.title}
          </Text>
          <Badge tone={event.state.tone}>{event.state.text}</Badge>
        </InlineStack>
        <Button
          variant="plain"
          onClick={onSendAgain}
          disabled={busy}
          accessibilityLabel={t('sendAgainWhat', { what: event.title })}
        >
          {t('sendAgain')}
        </Button>
      </InlineStack>
      <Text as="p" tone="subdued">
        {event.happenedAt} · {event.detail}
      </Text>
      {event.attempts.map((attempt, index) => (
        <Text as="p" variant="bodySm" tone="subdued" key={index}>
          {attempt}
        </Text>
      ))}
    </BlockStack>
  );
}
