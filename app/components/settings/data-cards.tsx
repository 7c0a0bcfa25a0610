import { useFetcher } from '@remix-run/react';
import { Banner, BlockStack, Button, Card, InlineStack, Link, Text, TextField } from '@shopify/polaris';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useLiveData } from '#app/components/use-live-data.ts';
import { useOutcomeToast } from '#app/components/use-outcome-toast.ts';
import { RETENTION, RETENTION_FIELDS } from '#app/privacy/retention.ts';
import type { presentExport, presentUnderWay, RetentionForm } from './present-data.ts';
import { TitledCard } from '../titled-card.tsx';

interface RetentionProps {
  form: RetentionForm;
  problems: Record<string, string | undefined>;
  set: (change: Partial<RetentionForm>) => void;
  disabled: boolean;
}

/** How many days what is kept. */
export function RetentionCard({ form, problems, set, disabled }: RetentionProps) {
  const t = useTranslations('settings.data.retention');
  return (
    <TitledCard title={t('title')} gap="400">
      <Text as="p">{t('text')}</Text>
      {RETENTION_FIELDS.map((field) => {
        const { preset, min, max } = RETENTION[field];
        return (
          <TextField
            key={field}
            label={t(field)}
            helpText={t(preset === null ? 'rangeOrForever' : 'range', { min, max })}
            value={form[field]}
            onChange={(days) => set({ [field]: days })}
            error={problems[field]}
            inputMode="numeric"
            autoComplete="off"
            disabled={disabled}
          />
        );
      })}
    </TitledCard>
  );
}

/** Exports of everything, and another one. */
export function ExportCard({ exports }: { exports: ReturnType<typeof presentExport>[] }) {
  const t = useTranslations('settings.data.export');
  const starting = useFetcher();
  const opening = useFetcher<{ url?: string }>();
  useOutcomeToast(starting, t('started'));
  const url = opening.state === 'idle' ? opening.data?.url : undefined;
  useEffect(() => {
    if (url) location.assign(url);
  }, [url]);
  const post = (fetcher: { submit: typeof opening.submit }, body: object) =>
    fetcher.submit(JSON.stringify(body), { method: 'post', encType: 'application/json' });
  return (
    <TitledCard title={t('title')}>
      <Text as="p">{t('text')}</Text>
      {exports.some(({ isWaiting }) => isWaiting) && <Refresh />}
      {exports.map(({ id, at, state, size, isReady }) => (
        <InlineStack key={id} align="space-between" blockAlign="center" gap="200">
          <Text as="span">
            {at} · {size ? `${state} · ${size}` : state}
          </Text>
          {isReady && (
            <Button
              onClick={() => post(opening, { intent: 'download', id })}
              accessibilityLabel={`${t('download')}: ${at}`}
            >
              {t('download')}
            </Button>
          )}
        </InlineStack>
      ))}
      <InlineStack>
        <Button
          onClick={() => post(starting, { intent: 'export' })}
          loading={starting.state !== 'idle'}
          disabled={exports.some(({ isWaiting }) => isWaiting)}
        >
          {t('start')}
        </Button>
      </InlineStack>
    </TitledCard>
  );
}

/** Only while an export is written: the page is not loaded again otherwise. */
function Refresh() {
  useLiveData(3);
  return null;
}

interface DeleteProps {
  domain: string;
  underWay: ReturnType<typeof presentUnderWay>[];
  onDeleted: () => void;
}

/** Deletes everything, once the shop's name is typed. Its answer is taken without Remix, which would load the page again: that would install the app anew. */
export function DeleteCard({ domain, underWay, onDeleted }: DeleteProps) {
  const t = useTranslations('settings.data.delete');
  const failed = useTranslations('common.errors.failed');
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const remove = async () => {
    setBusy(true);
    setProblem(undefined);
    const answer = await fetch('/app/settings/delete', { method: 'POST', body: JSON.stringify({ typed }) });
    setBusy(false);
    if (answer.ok) return onDeleted();
    const told = (await answer.json().catch(() => null)) as { error?: string } | null;
    setProblem(told?.error ?? failed('title'));
  };
  return (
    <Card>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void remove();
        }}
      >
        <BlockStack gap="300">
          <Text as="h2" variant="headingMd">
            {t('title')}
          </Text>
          <Text as="p">{t('text')}</Text>
          {underWay.length > 0 && (
            <Banner tone="warning" title={t('underWay')}>
              <BlockStack>
                {underWay.map(({ id, text, href }) =>
                  href ? (
                    <Link key={id} url={href}>
                      {text}
                    </Link>
                  ) : (
                    <span key={id}>{text}</span>
                  ),
                )}
              </BlockStack>
            </Banner>
          )}
          <TextField
            label={t('confirm', { domain })}
            value={typed}
            onChange={setTyped}
            error={problem}
            autoComplete="off"
            disabled={underWay.length > 0}
          />
          <InlineStack>
            <Button submit tone="critical" variant="primary" loading={isBusy} disabled={underWay.length > 0}>
              {t('button')}
            </Button>
          </InlineStack>
        </BlockStack>
      </form>
    </Card>
  );
}

/** What is left to say. */
export function DeletedCard() {
  const t = useTranslations('settings.data.delete');
  return (
    <Card>
      <BlockStack gap="300" inlineAlign="start">
        <Text as="h2" variant="headingMd">
          {t('done')}
        </Text>
        <Text as="p">{t('doneText')}</Text>
        <Button url="shopify://admin/settings/apps" target="_top">
          {t('uninstall')}
        </Button>
      </BlockStack>
    </Card>
  );
}
