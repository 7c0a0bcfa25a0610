import { Badge, BlockStack, InlineStack, Text } from '@shopify/polaris';
import { useTranslations } from 'use-intl';
import { ExchangeDetails } from './exchange-details.tsx';
import type { StepView } from './present-run.ts';
import { TitledCard } from '../titled-card.tsx';

/** Every request of the purchase, newest first: what it was for, how it ended, how long it took, and the wire itself. */
export function StepsCard({ steps }: { steps: StepView[] }) {
  const t = useTranslations('simulator.run');
  return (
    <TitledCard title={t('steps')} gap="500">
      {steps.map((step) => (
        <BlockStack gap="100" key={step.position}>
          <InlineStack gap="200" blockAlign="center">
            <Text as="h3" variant="headingSm">
              {step.title}
            </Text>
            <Badge tone={step.status.tone}>{step.status.text}</Badge>
            <Text as="span" tone="subdued">
              {step.took}
            </Text>
          </InlineStack>
          <Text as="p">{step.text}</Text>
          {step.notes.map((note, index) => (
            <Text as="p" tone="critical" key={index}>
              {note}
            </Text>
          ))}
          <div className="hash">
            {step.method} {step.path}
          </div>
          <ExchangeDetails exchange={step} of={step.title} />
        </BlockStack>
      ))}
    </TitledCard>
  );
}
