import { BlockStack, Checkbox, FormLayout, Select, TextField } from '@shopify/polaris';
import { useTranslations } from 'use-intl';
import type { OverrideField } from '#app/catalog/voice/override.ts';
import { readReturns, writeReturns, type SaidField } from './voice-form.ts';

interface Props {
  field: OverrideField;
  said: SaidField;
  onChange: (said: SaidField) => void;
  error?: string;
  isLocked: boolean;
}

const EXAMPLE = '{{ product.title }} | {{ shop.name }}';

/** A field of the product in the merchant's words: as a text or a template, or, where few values count, as a choice. */
export function SaidFieldEditor({ field, said, onChange, error, isLocked }: Props) {
  const t = useTranslations('catalog');
  const label = t(`product.fields.${field}`);
  const terms = field === 'return_policy' && !said.isTemplate ? readReturns(said.text) : null;
  if (terms)
    return (
      <ReturnsEditor
        {...{ label, terms, error, isLocked }}
        onChange={(text) => onChange({ ...said, text })}
      />
    );
  if (field === 'condition' && !said.isTemplate)
    return (
      <Select
        label={label}
        options={[
          { value: '', label: t('voice.asInShopify') },
          ...(['new', 'refurbished', 'used'] as const).map((value) => ({
            value,
            label: t(`product.conditions.${value}`),
          })),
        ]}
        value={said.text}
        onChange={(text) => onChange({ ...said, text })}
        error={error}
        disabled={isLocked}
      />
    );
  return (
    <BlockStack gap="100">
      <TextField
        label={label}
        value={said.text}
        onChange={(text) => onChange({ ...said, text })}
        placeholder={t('voice.asInShopify')}
        helpText={said.isTemplate ? t('voice.templateHelp', { example: EXAMPLE }) : undefined}
        multiline={field === 'description' ? 4 : undefined}
        autoComplete="off"
        error={error}
        disabled={isLocked}
      />
      <Checkbox
        label={t('voice.templateFor', { field: label })}
        checked={said.isTemplate}
        onChange={(isTemplate) => onChange({ ...said, isTemplate })}
        disabled={isLocked}
      />
    </BlockStack>
  );
}

interface ReturnsProps {
  label: string;
  terms: NonNullable<ReturnType<typeof readReturns>>;
  onChange: (text: string) => void;
  error?: string;
  isLocked: boolean;
}

function ReturnsEditor({ label, terms, onChange, error, isLocked }: ReturnsProps) {
  const t = useTranslations('catalog');
  const bind = (name: keyof typeof terms) => ({
    value: terms[name],
    onChange: (value: string) => onChange(writeReturns({ ...terms, [name]: value })),
    autoComplete: 'off',
    disabled: isLocked,
  });
  return (
    <FormLayout>
      <FormLayout.Group condensed>
        <Select
          label={label}
          options={[
            { value: '', label: t('voice.asInShopify') },
            { value: 'yes', label: t('product.returns.yes') },
            { value: 'no', label: t('product.returns.no') },
          ]}
          error={error}
          {...bind('accepted')}
        />
        {terms.accepted === 'yes' && (
          <TextField label={t('voice.returnDays')} inputMode="numeric" {...bind('days')} />
        )}
        {terms.accepted !== '' && (
          <TextField label={t('voice.returnUrl')} inputMode="url" {...bind('policyUrl')} />
        )}
      </FormLayout.Group>
    </FormLayout>
  );
}
