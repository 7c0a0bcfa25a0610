import { Badge, Banner, BlockStack, Button, Card, InlineStack, Text, TextField } from '@shopify/polaris';
import { useFetcher } from '@remix-run/react';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { ConfirmButton } from '#app/components/confirm-button.tsx';
import { useOutcomeToast } from '#app/components/use-outcome-toast.ts';
import type { ListedAccount } from '#app/payments/account/list-accounts.server.ts';
import type { FieldProblems } from './use-settings-form.ts';

/** One of the shop's two accounts, or that it is not there. */
export function AccountCard({
  mode,
  account,
  mayChange,
}: {
  mode: 'test' | 'live';
  account?: ListedAccount;
  mayChange: boolean;
}) {
  const t = useTranslations('settings.payments');
  const fetcher = useFetcher();
  useOutcomeToast(fetcher, t('disconnected'));
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center">
          <Text as="h2" variant="headingMd">
            {t(mode)}
          </Text>
          <Badge tone={account ? 'success' : undefined}>{account ? t('connected') : t('notConnected')}</Badge>
        </InlineStack>
        {account && (
          <>
            <Fact label={t('merchantId')} value={account.merchantId} />
            {account.stripeAccountId && <Fact label={t('account')} value={account.stripeAccountId} />}
            <Fact
              label={t('webhook')}
              value={
                account.hearsEvents ? t('webhookReady') : t('webhookMissing', { url: account.eventsUrl })
              }
            />
            {mayChange && (
              <ConfirmButton
                label={t('disconnect')}
                question={t('disconnectQuestion')}
                isBusy={fetcher.state !== 'idle'}
                onConfirm={() =>
                  fetcher.submit(JSON.stringify({ disconnect: mode }), {
                    method: 'post',
                    encType: 'application/json',
                  })
                }
              />
            )}
          </>
        )}
      </BlockStack>
    </Card>
  );
}

function Fact({ label, value }: { label: string; value: string }) {
  return (
    <BlockStack>
      <Text as="span" tone="subdued" variant="bodySm">
        {label}
      </Text>
      <Text as="span" breakWord>
        {value}
      </Text>
    </BlockStack>
  );
}

const EMPTY = { secretKey: '', merchantId: '', webhookSecret: '' };

/** Tries a key and connects its account. The key is never shown again. */
export function ConnectCard() {
  const t = useTranslations('settings.payments.form');
  const labels = useTranslations('settings.payments');
  const fetcher = useFetcher<FieldProblems | null>();
  const [form, setForm] = useState(EMPTY);
  const refusal = useOutcomeToast(fetcher, t('done'));
  const isDone = fetcher.state === 'idle' && fetcher.data === null && refusal === null;
  useEffect(() => {
    if (isDone) setForm(EMPTY);
  }, [isDone]);
  const problems: Record<string, string | undefined> =
    fetcher.state === 'idle' ? (fetcher.data?.fields ?? {}) : {};
  const field = (name: keyof typeof EMPTY) => ({
    value: form[name],
    onChange: (text: string) => setForm((before) => ({ ...before, [name]: text })),
    error: problems[name],
    autoComplete: 'off',
  });
  return (
    <Card>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          fetcher.submit(JSON.stringify(form), { method: 'post', encType: 'application/json' });
        }}
      >
        <BlockStack gap="400" inlineAlign="stretch">
          <Text as="h2" variant="headingMd">
            {t('title')}
          </Text>
          <Banner tone="info">
            <p>{t('help')}</p>
          </Banner>
          <TextField {...field('secretKey')} type="password" label={t('key')} helpText={t('keyHelp')} />
          <TextField {...field('merchantId')} label={labels('merchantId')} helpText={t('merchantHelp')} />
          <TextField
            {...field('webhookSecret')}
            type="password"
            label={t('secret')}
            helpText={t('secretHelp')}
          />
          <InlineStack>
            <Button submit variant="primary" loading={fetcher.state !== 'idle'}>
              {t('connect')}
            </Button>
          </InlineStack>
        </BlockStack>
      </form>
    </Card>
  );
}
