import { useFetcher } from '@remix-run/react';
import { Modal, TitleBar, useAppBridge } from '@shopify/app-bridge-react';
import { Banner, BlockStack, Box, Button, ButtonGroup, List, Text } from '@shopify/polaris';
import { useMounted } from '../use-mounted.ts';
import { useOutcomeToast } from '../use-outcome-toast.ts';
import type { OrderDetailView, ReviewView } from './present-order-detail.ts';

/** Why the order waits and the two ways it can go on; once decided, one line. */
export function ReviewCard({ order }: { order: OrderDetailView }) {
  const { review } = order;
  if (!review) return null;
  if (review.state !== 'pending') return <Decided review={review} />;
  return (
    <Banner tone="warning" title={TITLES[review.hold]}>
      <BlockStack gap="300">
        <List>
          {review.reasons.map((reason) => (
            <List.Item key={reason}>{reason}</List.Item>
          ))}
        </List>
        <Decide order={order} />
      </BlockStack>
    </Banner>
  );
}

const TITLES: Record<ReviewView['hold'], string> = {
  held: 'On hold: approve this order before it ships',
  waiting: 'Being put on hold: approve this order before it ships',
  nothing_to_hold: 'This order could not be put on hold',
};

function Decided({ review }: { review: ReviewView }) {
  const approved = review.state === 'approved';
  return (
    <Banner tone={approved ? 'success' : 'info'} title={approved ? 'Approved' : 'Rejected'}>
      {review.decided && <Text as="p">{review.decided}</Text>}
    </Banner>
  );
}

const QUESTIONS = {
  approved: {
    id: 'approve-order',
    title: 'Approve this order?',
    text: 'The hold is released and the order can ship.',
    button: 'Approve order',
  },
  rejected: {
    id: 'reject-order',
    title: 'Reject this order?',
    text: 'The order is canceled, its items go back in stock, and the buyer is refunded in full. This cannot be undone.',
    button: 'Reject and refund',
  },
} as const;

function Decide({ order }: { order: OrderDetailView }) {
  const bridge = useAppBridge();
  const fetcher = useFetcher();
  const decided = String(fetcher.formData?.get('decision') ?? '');
  const busy = fetcher.state !== 'idle';
  const mounted = useMounted();
  const refusal = useOutcomeToast(fetcher, 'Decision saved');
  const ask = (decision: keyof typeof QUESTIONS) => void bridge.modal.show(QUESTIONS[decision].id);
  const decide = (decision: keyof typeof QUESTIONS) => {
    void bridge.modal.hide(QUESTIONS[decision].id);
    fetcher.submit({ decision }, { method: 'post' });
  };
  return (
    <BlockStack gap="200">
      {refusal && (
        <Text as="p" tone="critical">
          {refusal.error}
        </Text>
      )}
      <ButtonGroup>
        <Button
          variant="primary"
          onClick={() => ask('approved')}
          loading={busy && decided === 'approved'}
          disabled={busy}
        >
          Approve
        </Button>
        <Button
          tone="critical"
          onClick={() => ask('rejected')}
          loading={busy && decided === 'rejected'}
          disabled={busy}
        >
          Reject
        </Button>
      </ButtonGroup>
      {mounted && (
        <>
          <Question decision="approved" order={order} onConfirm={() => decide('approved')} />
          <Question decision="rejected" order={order} onConfirm={() => decide('rejected')} />
        </>
      )}
    </BlockStack>
  );
}

interface QuestionProps {
  decision: keyof typeof QUESTIONS;
  order: OrderDetailView;
  onConfirm: () => void;
}

function Question({ decision, order, onConfirm }: QuestionProps) {
  const bridge = useAppBridge();
  const { id, title, text, button } = QUESTIONS[decision];
  return (
    <Modal id={id}>
      <Box padding="400">
        <BlockStack gap="200">
          <Text as="p" fontWeight="semibold">
            {order.name} · {order.total}
          </Text>
          <Text as="p">{text}</Text>
        </BlockStack>
      </Box>
      <TitleBar title={title}>
        <button variant="primary" tone={decision === 'rejected' ? 'critical' : undefined} onClick={onConfirm}>
          {button}
        </button>
        <button onClick={() => void bridge.modal.hide(id)}>Keep waiting</button>
      </TitleBar>
    </Modal>
  );
}
