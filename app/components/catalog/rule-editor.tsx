import { SaveBar } from '@shopify/app-bridge-react';
import {
  Banner,
  BlockStack,
  Button,
  Card,
  Checkbox,
  ChoiceList,
  FormLayout,
  InlineStack,
  Select,
  Text,
  TextField,
} from '@shopify/polaris';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { RulesPageData } from '#app/routes/app.catalog.rules.tsx';
import type { RuleView } from './present-rules.ts';
import { PickButton } from './pick-button.tsx';
import { LISTS, RANGES, type RuleForm } from './rule-form.ts';
import type { AskedChange, RulesAsking } from './use-rules.ts';

interface Props {
  page: RulesPageData;
  /** Absent: a new one. */
  rule?: RuleView;
  asking: RulesAsking;
  onClose: () => void;
}

const EFFECTS = ['in_chat', 'hand_off', 'searchable', 'hidden'] as const;

/** The form of a rule; what it would change is shown before it is saved. */
export function RuleEditor({ page, rule, asking, onClose }: Props) {
  const t = useTranslations();
  const saved = rule?.form ?? page.newRule;
  const [form, setForm] = useState<RuleForm>(saved);
  const isChanged = JSON.stringify(form) !== JSON.stringify(saved);
  const change: AskedChange = rule ? { update: rule.id, form } : { add: form };
  const { refusal } = asking;
  const errorOf = (param: string) =>
    refusal?.param === param || refusal?.param?.startsWith(`${param}.`) ? refusal.error : undefined;
  const set = (part: Partial<RuleForm>) => setForm({ ...form, ...part });
  const isElsewhere = refusal && !FIELDS.some((field) => errorOf(field));
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        asking.attempt(change);
      }}
    >
      <Card>
        <FormLayout>
          <Text as="h2" variant="headingMd">
            {t(rule ? 'catalog.eligibility.edit' : 'catalog.eligibility.add')}
          </Text>
          {isElsewhere && <Banner tone="critical" title={refusal.error} />}
          <TextField
            label={t('catalog.eligibility.name')}
            value={form.name}
            onChange={(name) => set({ name })}
            error={errorOf('name')}
            autoComplete="off"
          />
          <Select
            label={t('catalog.eligibility.effect')}
            options={EFFECTS.map((value) => ({ value, label: t(`catalog.effects.${value}`) }))}
            value={form.effect}
            onChange={(effect: RuleForm['effect']) => set({ effect })}
          />
          <Checkbox
            label={t('catalog.eligibility.enabled')}
            checked={form.enabled}
            onChange={(enabled) => set({ enabled })}
          />
          <BlockStack gap="100">
            <Text as="h3" variant="headingSm">
              {t('catalog.eligibility.conditions')}
            </Text>
            <Text as="p" tone="subdued">
              {t('catalog.eligibility.conditionsText')}
            </Text>
          </BlockStack>
          <FormLayout.Group>
            {LISTS.map((list) => (
              <BlockStack key={list} gap="100">
                <TextField
                  label={t(`catalog.eligibility.fields.${list}`)}
                  value={form.lists[list]}
                  onChange={(text) => set({ lists: { ...form.lists, [list]: text } })}
                  error={errorOf(`conditions.${list}`)}
                  multiline={2}
                  maxHeight={160}
                  autoComplete="off"
                />
                {PICKED[list] && (
                  <PickButton
                    type={PICKED[list]}
                    onPick={(ids) =>
                      set({ lists: { ...form.lists, [list]: withLines(form.lists[list], ids) } })
                    }
                  />
                )}
              </BlockStack>
            ))}
          </FormLayout.Group>
          {RANGES.map((range) => (
            <FormLayout.Group key={range} condensed>
              {(['min', 'max'] as const).map((end) => (
                <TextField
                  key={end}
                  label={t(`catalog.eligibility.fields.${range}${end === 'min' ? 'Min' : 'Max'}`, {
                    currency: page.currency,
                  })}
                  value={form.ranges[range][end]}
                  onChange={(value) =>
                    set({ ranges: { ...form.ranges, [range]: { ...form.ranges[range], [end]: value } } })
                  }
                  error={
                    errorOf(`conditions.${range}.${end}`) ??
                    (refusal?.param === `conditions.${range}` ? refusal.error : undefined)
                  }
                  inputMode={range === 'price' ? 'decimal' : 'numeric'}
                  autoComplete="off"
                />
              ))}
            </FormLayout.Group>
          ))}
          {page.agents.length > 0 && (
            <ChoiceList
              allowMultiple
              title={t('catalog.eligibility.fields.connectionIds')}
              choices={page.agents.map(({ id, name }) => ({ value: id, label: name }))}
              selected={form.connectionIds}
              onChange={(connectionIds) => set({ connectionIds })}
              error={errorOf('conditions.connectionIds')}
            />
          )}
          <InlineStack gap="200">
            <Button submit loading={asking.isTrying}>
              {t('catalog.eligibility.try')}
            </Button>
            <Button onClick={onClose}>{t('common.actions.close')}</Button>
          </InlineStack>
        </FormLayout>
      </Card>
      <SaveBar id="eligibility-rule" open={isChanged}>
        <button
          type="button"
          variant="primary"
          onClick={() => asking.apply(change)}
          loading={asking.isApplying ? '' : undefined}
        >
          {t('common.actions.save')}
        </button>
        <button
          type="button"
          onClick={() => {
            setForm(saved);
            asking.drop();
          }}
        >
          {t('common.actions.discard')}
        </button>
      </SaveBar>
    </form>
  );
}

/** What Shopify's picker chooses. */
const PICKED: Partial<Record<(typeof LISTS)[number], 'product' | 'variant' | 'collection'>> = {
  productIds: 'product',
  variantIds: 'variant',
  collectionIds: 'collection',
};

/** A list with more values, each once. */
function withLines(text: string, more: string[]): string {
  return [...new Set([...text.split('\n'), ...more])].filter((line) => line.trim() !== '').join('\n');
}

const FIELDS = ['name', 'conditions'];
