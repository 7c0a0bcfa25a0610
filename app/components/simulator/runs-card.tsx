import { Badge, BlockStack, InlineStack, Link, Text } from '@shopify/polaris';
import { useTranslations } from 'use-intl';
import type { RunRow } from './present-start.ts';
import { TitledCard } from '../titled-card.tsx';

/** The purchases that were simulated, newest first. */
export function RunsCard({ runs }: { runs: RunRow[] }) {
  const t = useTranslations('simulator.runs');
  return (
    <TitledCard title={t('title')}>
      {runs.length === 0 && <Text as="p">{t('empty')}</Text>}
      <ul className="plain-list timeline">
        {runs.map((run) => (
          <li key={run.id}>
            <BlockStack gap="050">
              <InlineStack gap="200" blockAlign="center">
                <Link url={`/app/simulator/${run.id}`}>{run.title}</Link>
                <Badge tone={run.state.tone}>{run.state.text}</Badge>
              </InlineStack>
              <Text as="span" tone="subdued">
                {run.line}
              </Text>
            </BlockStack>
          </li>
        ))}
      </ul>
    </TitledCard>
  );
}
