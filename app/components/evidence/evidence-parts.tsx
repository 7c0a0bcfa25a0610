import { BlockStack, Card, InlineStack, Text } from '@shopify/polaris';
import type { FactSection } from './fact-sections.ts';
import type { EvidenceView } from './present-evidence.ts';

/** One section of facts, each beside its name. */
export function FactCard({ section }: { section: FactSection }) {
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingSm">
          {section.title}
        </Text>
        <dl className="facts">
          {section.facts.map(({ label, value }, index) => (
            <div key={index}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </BlockStack>
    </Card>
  );
}

/** Every entry of the chain, oldest first, with the hash that binds it to the others. */
export function EvidenceTimeline({ timeline }: { timeline: EvidenceView['timeline'] }) {
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingSm">
          What was recorded
        </Text>
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
      </BlockStack>
    </Card>
  );
}
