import { useFetcher } from '@remix-run/react';
import { Modal, TitleBar, useAppBridge } from '@shopify/app-bridge-react';
import { Banner, BlockStack, Box, Button, ButtonGroup, List, Text } from '@shopify/polaris';
import { useTranslations } from 'use-intl';
import { useMounted } from '../use-mounted.ts';
import { useOutcomeToast } from '../use-outcome-toast.ts';
import type { OrderDetailView, ReviewView } from './present-order-detail.ts';

/** Why the order waits and the two ways it can go on; once decided, one line. */
export function ReviewCard({ order, mayDecide }: { order: OrderDetailView; mayDecide: boolean }) {
  const { review } = order;
  const t = useTranslations('orders.decide');
  if (!review) return null;
  if (review.state !== 'pending') return <Decided review={review} />;
  return (
    <Banner tone="warning" title={t(review.hold)}>
      <BlockStack gap="300">
        <List>
          {review.reasons.map((reason) => (
            <List.Item key={reason}>{reason}</List.Item>
          ))}
        </List>
        {mayDecide && <Decide order={order} />}
      </BlockStack>
    </Banner>
  );
}

function Decided({ review }: { review: ReviewView }) {
  const t = useTranslations('orders.review');
  const approved = review.state === 'approved';
  return (
    <Banner tone={approved ? 'success' : 'info'} title={t(approved ? 'approved' : 'rejected')}>
      {review.decided && <Text as="p">{review.decided}</Text>}
    </Banner>
  );
}

const QUESTIONS = {
  approved: { id: 'approve-order', words: 'approve' },
  rejected: { id: 'reject-order', words: 'reject' },
} as const;

function Decide({ order }: { order: OrderDetailView }) {
  const t = useTranslations('orders.decide');
  const bridge = useAppBridge();
  const fetcher = useFetcher();
  const decided = String(fetcher.formData?.get('decision') ?? '');
  const busy = fetcher.state !== 'idle';
  const mounted = useMounted();
  const refusal = useOutcomeToast(fetcher, t('saved'));
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
          {t('approve')}
        </Button>
        <Button
          tone="critical"
          onClick={() => ask('rejected')}
          loading={busy && decided === 'rejected'}
          disabled={busy}
        >
          {t('reject')}
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
  const t = useTranslations('orders.decide');
  const bridge = useAppBridge();
  const { id, words } = QUESTIONS[decision];
  return (
    <Modal id={id}>
      <Box padding="400">
        <BlockStack gap="200">
          <Text as="p" fontWeight="semibold">
            {order.name} · {order.total}
          </Text>
          <Text as="p">{t(`${words}Text`)}</Text>
        </BlockStack>
      </Box>
      <TitleBar title={t(`${words}Title`)}>
        <button variant="primary" tone={decision === 'rejected' ? 'critical' : undefined} onClick={onConfirm}>
          {t(`${words}Button`)}
        </button>
        <button onClick={() => void bridge.modal.hide(id)}>{t('keepWaiting')}</button>
      </TitleBar>
    </Modal>
  );
}
