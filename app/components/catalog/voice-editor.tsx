import { useFetcher } from '@remix-run/react';
import { SaveBar } from '@shopify/app-bridge-react';
import { Banner, BlockStack, Card, Text } from '@shopify/polaris';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { OVERRIDE_FIELDS } from '#app/catalog/voice/override.ts';
import type { ProductPageData } from '#app/routes/app.catalog.$productId.tsx';
import type { Refusal } from '../refusal-response.ts';
import { useOutcomeToast } from '../use-outcome-toast.ts';
import { CompareCard } from './compare-card.tsx';
import type { ComparedField } from './present-product-page.ts';
import { QuestionsEditor } from './questions-editor.tsx';
import { SaidFieldEditor } from './said-field-editor.tsx';
import { changedVoice, type VoiceForm } from './voice-form.ts';

/** Between the last key and the preview. */
const PAUSE_MS = 400;
type Preview = { compared: ComparedField[]; problems: Record<string, string> } | Refusal;

/** What agents are told of the product in other words than Shopify's, with a preview of what is not saved yet. */
export function VoiceEditor({ page }: { page: ProductPageData }) {
  const t = useTranslations();
  const saving = useFetcher();
  const { submit, data: previewed } = useFetcher<Preview>();
  const [form, setForm] = useState<VoiceForm>(page.voice);
  const refusal = useOutcomeToast(saving, t('common.outcome.saved'));
  const { product, connectionId: agent, mayChange } = page;
  const voice = JSON.stringify(changedVoice(page.voice, form));
  const isChanged = voice !== '{}';
  const save = () =>
    saving.submit(`{"intent":"save","agent":${JSON.stringify(agent)},"voice":${voice}}`, {
      method: 'post',
      encType: 'application/json',
    });
  useEffect(() => {
    if (!isChanged || !mayChange) return;
    const timer = setTimeout(() => {
      const asked = { intent: 'preview', agent, item: product.itemId, voice: JSON.parse(voice) as object };
      submit(JSON.stringify(asked), { method: 'post', encType: 'application/json' });
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [isChanged, mayChange, agent, product.itemId, voice, submit]);

  const preview = isChanged && previewed && 'compared' in previewed ? previewed : null;
  const errorOf = (field: string) =>
    isChanged
      ? (preview?.problems[field] ?? (refusal?.param === `$.${field}` ? refusal.error : undefined))
      : undefined;
  const isElsewhere = isChanged && refusal && !KNOWN.has(refusal.param ?? '');
  const differing = preview?.compared.filter(
    ({ id, agent: then }) => product.compared.find((now) => now.id === id)?.agent !== then,
  );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <BlockStack gap="400">
        <Card>
          <BlockStack gap="400">
            <BlockStack gap="100">
              <Text as="h2" variant="headingMd">
                {t('catalog.voice.title')}
              </Text>
              <Text as="p" tone="subdued">
                {t('catalog.voice.text')}
              </Text>
            </BlockStack>
            {isElsewhere && <Banner tone="critical" title={refusal.error} />}
            {OVERRIDE_FIELDS.map((field) => (
              <SaidFieldEditor
                key={field}
                field={field}
                said={form.fields[field]}
                onChange={(said) => setForm({ ...form, fields: { ...form.fields, [field]: said } })}
                error={errorOf(field)}
                isLocked={!mayChange}
              />
            ))}
          </BlockStack>
        </Card>
        {differing && (
          <CompareCard
            title={t('catalog.voice.preview')}
            text={differing.length > 0 ? t('catalog.voice.previewText') : t('catalog.voice.previewSame')}
            rows={differing}
          />
        )}
        <QuestionsEditor
          questions={form.questions}
          onChange={(questions) => setForm({ ...form, questions })}
          error={errorOf('questions')}
          isLocked={!mayChange}
        />
      </BlockStack>
      <input type="submit" hidden />
      <SaveBar id="product-voice" open={isChanged}>
        <button
          type="button"
          variant="primary"
          onClick={save}
          loading={saving.state === 'idle' ? undefined : ''}
        >
          {t('common.actions.save')}
        </button>
        <button type="button" onClick={() => setForm(page.voice)}>
          {t('common.actions.discard')}
        </button>
      </SaveBar>
    </form>
  );
}

const KNOWN = new Set([...OVERRIDE_FIELDS, 'questions'].map((field) => `$.${field}`));
