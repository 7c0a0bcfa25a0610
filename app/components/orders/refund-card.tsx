import { useFetcher } from '@remix-run/react';
import { Banner, Button, FormLayout, InlineStack, Text, TextField } from '@shopify/polaris';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { ConfirmButton } from '../confirm-button.tsx';
import { useOutcomeToast } from '../use-outcome-toast.ts';
import type { OrderDetailView } from './present-order-detail.ts';
import { TitledCard } from '../titled-card.tsx';

/** Gives money back: what is on its way, and a form for more. */
export function RefundCard({ order, mayRefund }: { order: OrderDetailView; mayRefund: boolean }) {
  const t = useTranslations('orders.refunding');
  const { left, isInShopify, refunds } = order.refunding;
  return (
    <TitledCard title={t('title')} small gap="300">
      {refunds.length > 0 && (
        <ul className="plain-list">
          {refunds.map((refund) => (
            <li key={refund.id}>
              <InlineStack gap="200" align="space-between">
                <Text as="span">{[refund.amount, refund.reason].filter(Boolean).join(' · ')}</Text>
                <Text as="span" tone="subdued">
                  {refund.state}
                </Text>
              </InlineStack>
            </li>
          ))}
        </ul>
      )}
      {isInShopify && <Text as="p">{t('inShopify')}</Text>}
      {!isInShopify && !left && <Text as="p">{t('nothingLeft')}</Text>}
      {left && mayRefund && <RefundForm key={left.decimal} left={left} />}
    </TitledCard>
  );
}

function RefundForm({ left }: { left: NonNullable<OrderDetailView['refunding']['left']> }) {
  const t = useTranslations('orders.refunding');
  const fetcher = useFetcher();
  const [isOpen, setOpen] = useState(false);
  const [amount, setAmount] = useState(left.decimal);
  const [reason, setReason] = useState('');
  // The same form, sent twice, is one refund.
  const [key] = useState(() => crypto.randomUUID());
  const refusal = useOutcomeToast(fetcher, t('done'));
  if (!isOpen)
    return (
      <InlineStack>
        <Button onClick={() => setOpen(true)}>{t('title')}</Button>
      </InlineStack>
    );
  return (
    <FormLayout>
      {refusal && refusal.param !== '$.amount' && <Banner tone="critical" title={refusal.error} />}
      <TextField
        label={t('amount')}
        value={amount}
        onChange={setAmount}
        inputMode="decimal"
        autoComplete="off"
        helpText={t('left', { amount: left.text })}
        error={refusal?.param === '$.amount' ? t('badAmount', { amount: left.text }) : undefined}
      />
      <TextField
        label={t('reason')}
        value={reason}
        onChange={setReason}
        autoComplete="off"
        maxLength={200}
        helpText={t('reasonHelp')}
      />
      <InlineStack>
        <ConfirmButton
          label={t('submit')}
          question={t('question', { amount })}
          isBusy={fetcher.state !== 'idle'}
          onConfirm={() => fetcher.submit({ intent: 'refund', amount, reason, key }, { method: 'post' })}
        />
      </InlineStack>
    </FormLayout>
  );
}
