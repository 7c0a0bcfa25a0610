import { BlockStack, InlineStack, Text } from '@shopify/polaris';
import { useTranslations } from 'use-intl';
import type { FactSection } from './fact-sections.ts';
import type { EvidenceView } from './present-evidence.ts';
import { TitledCard } from '../titled-card.tsx';

/** One section of facts, each beside its name. */
export function FactCard({ section }: { section: FactSection }) {
  return (
    <TitledCard title={section.title} small gap="300">
      <dl className="facts">
        {section.facts.map(({ label, value }, index) => (
          <div key={index}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </TitledCard>
  );
}

/** Every entry of the chain, oldest first, with the hash that binds it to the others. */
export function EvidenceTimeline({ timeline }: { timeline: EvidenceView['timeline'] }) {
  const t = useTranslations('evidence');
  return (
    <TitledCard title={t('recorded')} small gap="300">
      <ol className="plain-list timeline">
        {timeline.map(({ sequence, at, text, note, hash }) => (
          <li key={sequence}>
            <BlockStack gap="050">
              <InlineStack align="space-between" blockAlign="baseline" gap="200">
                <Text as="span">
                  {sequence}. {text}
                </Text>
                <Text as="span" tone="subdued" variant="bodySm">
                  {at}
                </Text>
              </InlineStack>
              {note && (
                <Text as="span" tone="caution" variant="bodySm">
                  {note}
                </Text>
              )}
              <span className="hash">{hash}</span>
            </BlockStack>
          </li>
        ))}
      </ol>
    </TitledCard>
  );
}
