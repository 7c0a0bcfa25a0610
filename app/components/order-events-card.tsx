import { useFetcher } from '@remix-run/react';
import { Badge, Banner, BlockStack, Button, Card, InlineStack, Text } from '@shopify/polaris';
import type { action } from '#app/routes/app.orders.$orderId.events.tsx';
import type { OrderEventRow } from './present-order-event.ts';

interface Props {
  orderId: string;
  /** Oldest first. */
  events: OrderEventRow[];
}

/**
 * What the agent was told of an order: each event with its state and attempts, and buttons that send one or all again.
 * The page that shows it loads its data anew after a click.
 */
export function OrderEventsCard({ orderId, events }: Props) {
  const fetcher = useFetcher<typeof action>();
  const sendAgain = (eventId?: string) =>
    fetcher.submit(eventId ? { eventId } : {}, { method: 'post', action: `/app/orders/${orderId}/events` });
  const busy = fetcher.state !== 'idle';
  return (
    <Card>
      <BlockStack gap="400">
        <InlineStack align="space-between" blockAlign="center">
          <Text as="h2" variant="headingMd">
            Agent updates
          </Text>
          {events.length > 1 && (
            <Button onClick={() => sendAgain()} disabled={busy}>
              Send all again
            </Button>
          )}
        </InlineStack>
        {fetcher.data?.problem && <Banner tone="warning" title={fetcher.data.problem} />}
        {events.length === 0 && (
          <Text as="p" tone="subdued">
            The agent has not been told anything yet.
          </Text>
        )}
        {events.map((event) => (
          <EventItem key={event.id} event={event} busy={busy} onSendAgain={() => sendAgain(event.id)} />
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
          accessibilityLabel={`Send again: ${event.title}`}
        >
          Send again
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
