import { useFetcher } from '@remix-run/react';
import { SaveBar } from '@shopify/app-bridge-react';
import {
  Banner,
  BlockStack,
  Button,
  Card,
  Checkbox,
  FormLayout,
  InlineStack,
  Select,
  Text,
  TextField,
} from '@shopify/polaris';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { OVERRIDE_FIELDS, type OverrideField } from '#app/catalog/voice/override.ts';
import type { BulkPageData } from '#app/routes/app.catalog.bulk.tsx';
import type { Refusal } from '../refusal-response.ts';
import { useOutcomeToast } from '../use-outcome-toast.ts';
import type { BulkOutcome } from './act-on-bulk.server.ts';
import { BULK_TARGETS, type BulkForm, type BulkTarget } from './bulk-form.ts';
import { PickButton } from './pick-button.tsx';
import { BulkTrial } from './bulk-trial.tsx';

const TEMPLATE = '{{ product.title }} | {{ product.vendor }}';
const RETURNS = '{"accepted": true, "days": 30}';

/** A field of many products in other words, with what it would make of the first of them. */
export function BulkEditor({ page }: { page: BulkPageData }) {
  const t = useTranslations();
  const trying = useFetcher<BulkOutcome | Refusal>();
  const saving = useFetcher<BulkOutcome | Refusal>();
  const { productIds, agents } = page;
  const empty: BulkForm = {
    ...{ target: productIds.length > 0 ? 'selected' : 'all', filterValue: '', agent: '' },
    ...{ field: 'title', text: '', isTemplate: productIds.length === 0 },
  };
  const [form, setForm] = useState(empty);
  const [tried, setTried] = useState<string | null>(null);
  useOutcomeToast(saving, t('catalog.bulk.saved'));
  const asked = { ...form, agent: form.agent || null, productIds };
  const send = (fetcher: typeof trying, intent: 'try' | 'save') => {
    setTried(`${intent}:${JSON.stringify(form)}`);
    fetcher.submit(JSON.stringify({ intent, ...asked }), { method: 'post', encType: 'application/json' });
  };
  // An answer is shown as long as it is about what stands in the form.
  const answer = [trying, saving].find(
    (_, index) => tried === `${['try', 'save'][index]}:${JSON.stringify(form)}`,
  )?.data;
  const refusal = answer && 'error' in answer ? answer : null;
  const trial = answer && 'trial' in answer ? answer.trial : null;
  const errorOf = (param: string) => (refusal?.param === param ? refusal.error : undefined);
  const set = (part: Partial<BulkForm>) => setForm({ ...form, ...part });
  const targets = BULK_TARGETS.filter((target) => target !== 'selected' || productIds.length > 0);
  const isElsewhere = refusal && !['$.filter', `$.${form.field}`].includes(refusal.param ?? '');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        send(trying, 'try');
      }}
    >
      <BlockStack gap="400">
        <Card>
          <FormLayout>
            {isElsewhere && <Banner tone="critical" title={refusal.error} />}
            <FormLayout.Group>
              <Select
                label={t('catalog.bulk.which')}
                options={targets.map((value) => ({
                  value,
                  label: t(`catalog.bulk.${value}`, { count: productIds.length }),
                }))}
                value={form.target}
                onChange={(target: BulkTarget) => set({ target })}
              />
              {form.target !== 'selected' && form.target !== 'all' && (
                <TextField
                  label={t('catalog.bulk.value')}
                  helpText={form.target === 'collection' ? t('catalog.bulk.collectionHelp') : undefined}
                  value={form.filterValue}
                  onChange={(filterValue) => set({ filterValue })}
                  error={errorOf('$.filter')}
                  autoComplete="off"
                />
              )}
            </FormLayout.Group>
            {form.target === 'collection' && (
              <PickButton type="collection" onPick={([id]) => id && set({ filterValue: id })} />
            )}
            <FormLayout.Group>
              <Select
                label={t('catalog.agent')}
                options={[
                  { value: '', label: t('catalog.everyAgent') },
                  ...agents.map(({ id, name }) => ({ value: id, label: name })),
                ]}
                value={form.agent}
                onChange={(agent) => set({ agent })}
              />
              <Select
                label={t('catalog.bulk.field')}
                options={OVERRIDE_FIELDS.map((value) => ({
                  value,
                  label: t(`catalog.product.fields.${value}`),
                }))}
                value={form.field}
                onChange={(field: OverrideField) => set({ field })}
              />
            </FormLayout.Group>
            <TextField
              label={t('catalog.bulk.said')}
              helpText={helpFor(form)}
              value={form.text}
              onChange={(text) => set({ text })}
              error={errorOf(`$.${form.field}`)}
              multiline={2}
              autoComplete="off"
            />
            <Checkbox
              label={t('catalog.voice.template')}
              checked={form.isTemplate}
              onChange={(isTemplate) => set({ isTemplate })}
            />
            <InlineStack>
              <Button submit loading={trying.state !== 'idle'}>
                {t('catalog.bulk.show')}
              </Button>
            </InlineStack>
          </FormLayout>
        </Card>
        {trial && <BulkTrial trial={trial} />}
        {saving.data && 'done' in saving.data && answer === saving.data && (
          <Text as="p" tone="success">
            {t('catalog.bulk.saved')}
          </Text>
        )}
      </BlockStack>
      <SaveBar id="bulk-edit" open={form.text !== '' && !(answer && 'done' in answer)}>
        <button
          type="button"
          variant="primary"
          onClick={() => send(saving, 'save')}
          loading={saving.state === 'idle' ? undefined : ''}
        >
          {t('common.actions.save')}
        </button>
        <button type="button" onClick={() => setForm(empty)}>
          {t('common.actions.discard')}
        </button>
      </SaveBar>
    </form>
  );

  function helpFor({ field, isTemplate }: BulkForm): string | undefined {
    if (isTemplate) return t('catalog.voice.templateHelp', { example: TEMPLATE });
    if (field === 'condition') return t('catalog.bulk.conditionHelp');
    return field === 'return_policy' ? t('catalog.bulk.returnsHelp', { example: RETURNS }) : undefined;
  }
}
