import {
  Banner,
  BlockStack,
  Button,
  FormLayout,
  InlineStack,
  Select,
  Text,
  TextField,
} from '@shopify/polaris';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { ConnectionPageData } from '#app/routes/app.agents.$connectionId.tsx';
import { ConfirmButton } from '../confirm-button.tsx';
import { StatusLabel } from '../status-label.tsx';
import { useOutcomeToast } from '../use-outcome-toast.ts';
import { FeedSettingsForm } from './feed-settings-form.tsx';
import { useAsk } from './use-ask.ts';
import { TitledCard } from '../titled-card.tsx';

const KINDS = ['hosted', 'openai-api', 'acp-api', 'sftp', 'stripe'] as const;
type Kind = (typeof KINDS)[number];
const FILES = ['openai-jsonl', 'openai-csv', 'openai-tsv', 'openai-parquet', 'acp', 'google'];
const FORMATS: Record<Kind, string[]> = {
  hosted: FILES,
  sftp: FILES,
  'openai-api': ['acp'],
  'acp-api': ['acp'],
  stripe: ['stripe'],
};

/** The feeds that this agent gets of the catalogue, and a form for one more. */
export function FeedsCard({ agent }: { agent: ConnectionPageData }) {
  const t = useTranslations('agents.detail');
  const { ask, isBusy, refusal, outcome, fetcher } = useAsk();
  const [adding, setAdding] = useState(false);
  const [changing, setChanging] = useState<string | null>(null);
  const ended = { requested: t('feedRequested'), saved: t('feedSaved'), removed: t('feedRemoved') };
  useOutcomeToast(fetcher, ended[outcome?.feed ?? 'saved']);
  return (
    <TitledCard title={t('feeds')} gap="400">
      {agent.feeds.length === 0 && (
        <p className="wrap-anywhere">{t('feedsEmpty', { url: agent.shopFeedUrl })}</p>
      )}
      {agent.feeds.map((feed) => (
        <BlockStack gap="100" key={feed.id}>
          <InlineStack gap="200" blockAlign="center">
            <Text as="span" fontWeight="semibold">{`${feed.kind} · ${feed.format}`}</Text>
            <StatusLabel label={feed.state} />
          </InlineStack>
          {feed.url && <code className="wrap-anywhere">{feed.url}</code>}
          {feed.last && (
            <Text as="p" tone="subdued">
              {feed.last}
            </Text>
          )}
          {feed.error && <Banner tone="warning" title={feed.error} />}
          {agent.mayChange && changing === feed.id && (
            <FeedSettingsForm
              settings={feed.settings}
              isHosted={feed.isHosted}
              isBusy={isBusy}
              onSave={(settings) => ask('save-feed', { id: feed.id, ...settings })}
              onClose={() => setChanging(null)}
            />
          )}
          {agent.mayChange && changing !== feed.id && (
            <InlineStack gap="300">
              <Button variant="plain" disabled={isBusy} onClick={() => ask('deliver-feed', { id: feed.id })}>
                {t('deliverFeed')}
              </Button>
              <Button variant="plain" onClick={() => setChanging(feed.id)}>
                {t('changeFeed')}
              </Button>
              <ConfirmButton
                label={t('removeFeed')}
                question={t('confirmRemoveFeed')}
                variant="plain"
                onConfirm={() => ask('remove-feed', { id: feed.id })}
              />
            </InlineStack>
          )}
        </BlockStack>
      ))}
      {refusal && <Banner tone="critical" title={refusal.error} />}
      {agent.mayChange &&
        (adding ? (
          <FeedForm
            isBusy={isBusy}
            onAdd={(feed) => ask('add-feed', feed)}
            onClose={() => setAdding(false)}
          />
        ) : (
          <InlineStack>
            <Button onClick={() => setAdding(true)}>{t('addFeed')}</Button>
          </InlineStack>
        ))}
    </TitledCard>
  );
}

interface FormProps {
  isBusy: boolean;
  onAdd: (feed: Record<string, string>) => void;
  onClose: () => void;
}

function FeedForm({ isBusy, onAdd, onClose }: FormProps) {
  const t = useTranslations();
  const [kind, setKind] = useState<Kind>('hosted');
  const [feed, setFeed] = useState({ format: 'openai-jsonl', url: '', token: '', hostKey: '', password: '' });
  const bind = (name: keyof typeof feed) => ({
    value: feed[name],
    onChange: (value: string) => setFeed({ ...feed, [name]: value }),
    autoComplete: 'off',
  });
  const choose = (next: string) => {
    setKind(next as Kind);
    setFeed({ ...feed, format: FORMATS[next as Kind][0]! });
  };
  const isApi = kind === 'openai-api' || kind === 'acp-api';
  return (
    <FormLayout>
      <FormLayout.Group>
        <Select
          label={t('agents.detail.feedKind')}
          value={kind}
          onChange={choose}
          options={KINDS.map((value) => ({ value, label: t(`agents.detail.feedKinds.${value}`) }))}
        />
        <Select label={t('agents.detail.feedFormat')} options={FORMATS[kind]} {...bind('format')} />
      </FormLayout.Group>
      {(isApi || kind === 'sftp') && (
        <TextField label={t('agents.detail.feedUrl')} inputMode="url" {...bind('url')} />
      )}
      {isApi && <TextField label={t('agents.detail.feedToken')} type="password" {...bind('token')} />}
      {kind === 'sftp' && (
        <FormLayout.Group>
          <TextField label={t('agents.detail.feedHostKey')} {...bind('hostKey')} />
          <TextField label={t('agents.detail.feedPassword')} type="password" {...bind('password')} />
        </FormLayout.Group>
      )}
      <InlineStack gap="200">
        <Button variant="primary" loading={isBusy} onClick={() => onAdd({ kind, ...feed })}>
          {t('common.actions.add')}
        </Button>
        <Button onClick={onClose}>{t('common.actions.close')}</Button>
      </InlineStack>
    </FormLayout>
  );
}
