import { Badge, BlockStack, Card, InlineStack, Link, Text } from '@shopify/polaris';
import { useTranslations } from 'use-intl';
import { ExchangeDetails } from './exchange-details.tsx';
import type { ResultView } from './present-certification.ts';

interface Props {
  title: string;
  count: string;
  results: ResultView[];
}

/** One part of the check list: each line with its outcome, and what is missing with what to do. */
export function ResultsCard({ title, count, results }: Props) {
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="050">
          <Text as="h2" variant="headingMd">
            {title}
          </Text>
          <Text as="p" tone="subdued">
            {count}
          </Text>
        </BlockStack>
        {results.map((result) => (
          <Line key={result.id} result={result} />
        ))}
      </BlockStack>
    </Card>
  );
}

function Line({ result }: { result: ResultView }) {
  const t = useTranslations('simulator.certification');
  const { title, outcome, found, advice, link, expected, spec, exchange } = result;
  return (
    <BlockStack gap="100">
      <InlineStack gap="200" blockAlign="center">
        <Text as="h3" variant="headingSm">
          {title}
        </Text>
        <Badge tone={outcome.tone}>{outcome.text}</Badge>
      </InlineStack>
      {expected && <Text as="p">{t('expected', { text: expected })}</Text>}
      {found.map((text, index) => (
        <div className="wrap-anywhere" key={index}>
          {text}
        </div>
      ))}
      {advice && (
        <Text as="p" fontWeight="semibold">
          {t('advice', { text: advice })}
        </Text>
      )}
      {link && (
        <Link url={link.url} target={link.url.startsWith('/') ? undefined : '_top'}>
          {link.text}
        </Link>
      )}
      {expected && spec && <div className="hash">{t('spec', { spec })}</div>}
      {exchange && <ExchangeDetails exchange={exchange} of={title} />}
    </BlockStack>
  );
}
