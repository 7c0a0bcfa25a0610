import { useFetcher } from '@remix-run/react';
import { Banner, BlockStack, Button, ButtonGroup, Card, ChoiceList, Text, TextField } from '@shopify/polaris';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { ConfirmButton } from '#app/components/confirm-button.tsx';
import { CopyField } from '#app/components/copy-field.tsx';
import { useOutcomeToast } from '#app/components/use-outcome-toast.ts';
import { NOTIFICATION_TOPICS } from '#app/notifications/notification-topic.ts';
import type { ChannelView } from './present-channels.ts';
import type { FieldProblems } from './use-settings-form.ts';

interface Props {
  kind: 'email' | 'webhook';
  channel?: ChannelView;
  mayChange: boolean;
  /** Why nothing can be sent this way; null: it can. */
  unavailable: string | null;
}

/** Where staff are told in one way, of what, and how the last ones fared. */
export function ChannelCard({ kind, channel, mayChange, unavailable }: Props) {
  const t = useTranslations('settings.notifications');
  const actions = useTranslations('common');
  const [address, setAddress] = useState(channel?.address ?? '');
  const [topics, setTopics] = useState<string[]>(channel?.topics ?? [...NOTIFICATION_TOPICS]);
  const saving = useFetcher<(Partial<FieldProblems> & { secret?: string | null }) | null>();
  const testing = useFetcher();
  const removing = useFetcher();
  useOutcomeToast(saving, actions('outcome.saved'));
  useOutcomeToast(testing, t('tested'));
  useOutcomeToast(removing, actions('outcome.removed'));
  const post = (fetcher: { submit: typeof saving.submit }, intent: string) =>
    fetcher.submit(JSON.stringify({ intent, kind, address, topics }), {
      method: 'post',
      encType: 'application/json',
    });
  const fields: Record<string, string | undefined> = saving.data?.fields ?? {};
  const disabled = !mayChange || unavailable !== null;
  return (
    <Card>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          post(saving, 'save');
        }}
      >
        <BlockStack gap="400">
          <Text as="h2" variant="headingMd">
            {t(`${kind}.title`)}
          </Text>
          {unavailable && (
            <Banner tone="info">
              <p>{unavailable}</p>
            </Banner>
          )}
          <TextField
            label={t(`${kind}.address`)}
            helpText={kind === 'webhook' ? t('webhook.help') : undefined}
            type={kind === 'email' ? 'email' : 'url'}
            value={address}
            onChange={setAddress}
            error={fields.address}
            autoComplete="off"
            disabled={disabled}
          />
          <ChoiceList
            title={t('topics.label')}
            allowMultiple
            choices={NOTIFICATION_TOPICS.map((topic) => ({ value: topic, label: t(`topics.${topic}`) }))}
            selected={topics}
            onChange={setTopics}
            error={fields.topics}
            disabled={disabled}
          />
          {saving.data?.secret && (
            <Banner tone="warning" title={t('secret.title')}>
              <BlockStack gap="200">
                <p>{t('secret.help')}</p>
                <CopyField label={t('secret.label')} value={saving.data.secret} />
              </BlockStack>
            </Banner>
          )}
          {!disabled && (
            <ButtonGroup>
              <Button submit variant="primary" loading={saving.state !== 'idle'}>
                {actions('actions.save')}
              </Button>
              {channel && (
                <Button onClick={() => post(testing, 'test')} loading={testing.state !== 'idle'}>
                  {t('test')}
                </Button>
              )}
            </ButtonGroup>
          )}
          {channel && mayChange && (
            <ConfirmButton
              label={t('remove')}
              question={t('removeQuestion')}
              isBusy={removing.state !== 'idle'}
              onConfirm={() => post(removing, 'remove')}
            />
          )}
          {channel && channel.latest.length > 0 && <Latest latest={channel.latest} />}
        </BlockStack>
      </form>
    </Card>
  );
}

function Latest({ latest }: Pick<ChannelView, 'latest'>) {
  const t = useTranslations('settings.notifications');
  return (
    <BlockStack gap="200">
      <Text as="h3" variant="headingSm">
        {t('latest')}
      </Text>
      {latest.map(({ id, what, at, state, error }) => (
        <BlockStack key={id}>
          <Text as="span">
            {what} · {state}
          </Text>
          <Text as="span" tone="subdued" variant="bodySm">
            {error ? `${at} · ${error}` : at}
          </Text>
        </BlockStack>
      ))}
    </BlockStack>
  );
}
