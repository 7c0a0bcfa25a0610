import { BlockStack, Card, Layout, Select, TextField } from '@shopify/polaris';
import { useTranslations } from 'use-intl';
import type { ReviewRules, RuleProblem } from '#app/orders/review/review-rules.ts';
import { RuleField } from './rule-field.tsx';
import type { RulesForm, ValueRule } from './rules-form.ts';

interface Props {
  form: RulesForm;
  onChange: (form: RulesForm) => void;
  problems: RuleProblem[];
  currency: string;
}

/** Every rule with its switch and value; what is wrong stands beside its field. */
export function RulesEditor({ form, onChange, problems, currency }: Props) {
  const t = useTranslations('orders.rules');
  const rule = (name: keyof ReviewRules) => ({
    on: form.on[name],
    onSwitch: (on: boolean) => onChange({ ...form, on: { ...form.on, [name]: on } }),
  });
  const value = (name: ValueRule) => ({
    labelHidden: true,
    autoComplete: 'off',
    value: form.values[name],
    onChange: (text: string) => onChange({ ...form, values: { ...form.values, [name]: text } }),
    error: problems.find(({ field }) => field === name)?.text,
  });
  return (
    <Layout>
      <Section title={t('risk')} description={t('riskText')}>
        <RuleField label={t('riskLevel')} {...rule('riskLevel')}>
          <Select
            label={t('level')}
            options={[
              { value: 'highest', label: t('highest') },
              { value: 'elevated', label: t('elevated') },
            ]}
            {...value('riskLevel')}
          />
        </RuleField>
        <RuleField label={t('riskScore')} helpText={t('riskScoreHelp')} {...rule('riskScore')}>
          <TextField
            label={t('scoreFrom')}
            prefix={t('from')}
            suffix={t('ofHundred')}
            {...value('riskScore')}
          />
        </RuleField>
        <RuleField label={t('tokenRisk')} {...rule('tokenRisk')} />
      </Section>
      <Section title={t('order')} description={t('orderText')}>
        <RuleField label={t('amountOver')} {...rule('amountOver')}>
          <TextField label={t('amountOver')} suffix={currency} inputMode="decimal" {...value('amountOver')} />
        </RuleField>
        <RuleField label={t('shipCountries')} {...rule('shipCountries')}>
          <TextField label={t('countries')} helpText={t('countriesHelp')} {...value('shipCountries')} />
        </RuleField>
        <RuleField label={t('countriesDiffer')} {...rule('countriesDiffer')} />
        <RuleField label={t('productTags')} {...rule('productTags')}>
          <TextField label={t('tags')} helpText={t('tagsHelp')} {...value('productTags')} />
        </RuleField>
      </Section>
      <Section title={t('people')} description={t('peopleText')}>
        <RuleField label={t('newAgentOrders')} {...rule('newAgentOrders')}>
          <TextField
            label={t('ordersOfAgent')}
            prefix={t('theFirst')}
            suffix={t('ordersSuffix')}
            inputMode="numeric"
            {...value('newAgentOrders')}
          />
        </RuleField>
        <RuleField label={t('newBuyers')} {...rule('newBuyers')} />
      </Section>
      <Section title={t('platforms')} description={t('platformsText')}>
        <RuleField label={t('platformTerms')} helpText={t('platformTermsHelp')} {...rule('platformTerms')} />
      </Section>
      <Section title={t('checkout')} description={t('checkoutText')}>
        <RuleField label={t('handOff')} {...rule('handOff')} />
      </Section>
    </Layout>
  );
}

function Section(props: { title: string; description: string; children: React.ReactNode }) {
  return (
    <Layout.AnnotatedSection title={props.title} description={props.description}>
      <Card>
        <BlockStack gap="400">{props.children}</BlockStack>
      </Card>
    </Layout.AnnotatedSection>
  );
}
