import { Button, FormLayout, InlineStack, Select, Text, TextField } from '@shopify/polaris';
import { useTranslations } from 'use-intl';
import type { SettingsForm } from './connection-form.ts';
import { TitledCard } from '../titled-card.tsx';

type Rule = SettingsForm['productRules'][number];
const FIELDS = ['tag', 'vendor', 'product_type', 'product', 'variant', 'category'] as const;

interface Props {
  rules: Rule[];
  onChange: (rules: Rule[]) => void;
  isLocked: boolean;
}

/** What this agent must not sell, or must hand over to the shop's checkout. */
export function ProductRulesCard({ rules, onChange, isLocked }: Props) {
  const t = useTranslations();
  const change = (at: number, part: Partial<Rule>) =>
    onChange(rules.map((rule, index) => (index === at ? { ...rule, ...part } : rule)));
  return (
    <TitledCard title={t('agents.detail.rules')} gap="400">
      <Text as="p" tone="subdued">
        {t('agents.detail.rulesHelp')}
      </Text>
      {rules.map((rule, index) => (
        <FormLayout key={index}>
          <FormLayout.Group condensed>
            <Select
              label={t('agents.detail.ruleAction')}
              value={rule.action}
              disabled={isLocked}
              onChange={(action) => change(index, { action })}
              options={[
                { value: 'exclude', label: t('agents.detail.ruleExclude') },
                { value: 'hand_off', label: t('agents.detail.ruleHandOff') },
              ]}
            />
            <Select
              label={t('agents.detail.ruleField')}
              value={rule.field}
              disabled={isLocked}
              onChange={(field) => change(index, { field })}
              options={FIELDS.map((field) => ({ value: field, label: t(`agents.detail.fields.${field}`) }))}
            />
            <TextField
              label={t('agents.detail.ruleValue')}
              value={rule.value}
              disabled={isLocked}
              autoComplete="off"
              onChange={(value) => change(index, { value })}
            />
          </FormLayout.Group>
          {!isLocked && (
            <Button variant="plain" onClick={() => onChange(rules.filter((_, at) => at !== index))}>
              {t('common.actions.remove')}
            </Button>
          )}
        </FormLayout>
      ))}
      {!isLocked && (
        <InlineStack>
          <Button onClick={() => onChange([...rules, { action: 'exclude', field: 'tag', value: '' }])}>
            {t('agents.detail.addRule')}
          </Button>
        </InlineStack>
      )}
    </TitledCard>
  );
}
