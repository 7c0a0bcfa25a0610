import { BlockStack, Card, Layout, Select, TextField } from '@shopify/polaris';
import type { ReviewRules, RuleProblem } from '#app/orders/review/review-rules.ts';
import { RuleField } from './rule-field.tsx';
import type { RulesForm, ValueRule } from './rules-form.ts';

interface Props {
  form: RulesForm;
  onChange: (form: RulesForm) => void;
  problems: RuleProblem[];
  currency: string;
}

const LEVELS = [
  { value: 'highest', label: 'Highest' },
  { value: 'elevated', label: 'Elevated or highest' },
];

/** Every rule with its switch and value; what is wrong stands beside its field. */
export function RulesEditor({ form, onChange, problems, currency }: Props) {
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
      <Section title="Risk" description="What Stripe says about the payment.">
        <RuleField label="Stripe Radar’s risk level" {...rule('riskLevel')}>
          <Select label="Risk level" options={LEVELS} {...value('riskLevel')} />
        </RuleField>
        <RuleField
          label="Stripe Radar’s score"
          helpText="Only with Radar for Fraud Teams"
          {...rule('riskScore')}
        >
          <TextField label="Score from" prefix="From" suffix="of 100" {...value('riskScore')} />
        </RuleField>
        <RuleField label="A risk insight of the payment token recommends to block" {...rule('tokenRisk')} />
      </Section>
      <Section title="Order" description="What is bought, and where it goes.">
        <RuleField label="Total above" {...rule('amountOver')}>
          <TextField label="Total above" suffix={currency} inputMode="decimal" {...value('amountOver')} />
        </RuleField>
        <RuleField label="Ships to certain countries" {...rule('shipCountries')}>
          <TextField label="Countries" helpText="Codes such as US, FR" {...value('shipCountries')} />
        </RuleField>
        <RuleField label="Ships to another country than it is billed to" {...rule('countriesDiffer')} />
        <RuleField label="Has a product with certain tags" {...rule('productTags')}>
          <TextField label="Product tags" helpText="Separated by commas" {...value('productTags')} />
        </RuleField>
      </Section>
      <Section title="Agent and buyer" description="Who you have no experience with yet.">
        <RuleField label="First orders of a new agent" {...rule('newAgentOrders')}>
          <TextField
            label="Orders of each agent"
            prefix="The first"
            suffix="orders"
            inputMode="numeric"
            {...value('newAgentOrders')}
          />
        </RuleField>
        <RuleField label="First order of a buyer through an agent" {...rule('newBuyers')} />
      </Section>
      <Section title="Agent platforms" description="Orders that a platform takes by its own checkout.">
        <RuleField
          label="Sold at other prices than yours, or without shipping"
          helpText="Cannot happen while order approvals are on at Stripe"
          {...rule('platformTerms')}
        />
      </Section>
      <Section title="Your checkout" description="Shopify analyzes the risk of these orders itself.">
        <RuleField label="Also review orders paid in your own checkout" {...rule('handOff')} />
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
