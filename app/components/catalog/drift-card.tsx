import { BlockStack, InlineStack, Link, Text } from '@shopify/polaris';
import { useTranslations } from 'use-intl';
import type { DriftView } from './present-feeds.ts';
import { TitledCard } from '../titled-card.tsx';

const SHOWN = 5;

/** What the daily readings found to be otherwise than Shopify's webhooks had told. */
export function DriftCard({ drift }: { drift: DriftView[] }) {
  const t = useTranslations('catalog.feeds');
  return (
    <TitledCard title={t('drift')}>
      <Text as="p" tone="subdued">
        {drift.length === 0 ? t('driftNone') : t('driftText')}
      </Text>
      {drift.map(({ at, kinds }) => (
        <BlockStack gap="100" key={at}>
          <Text as="h3" variant="headingSm">
            {at}
          </Text>
          {kinds.map(({ kind, text, products }) => (
            <InlineStack gap="200" key={kind}>
              <span>{text}</span>
              {kind !== 'extra' &&
                products.slice(0, SHOWN).map((id) => (
                  <Link key={id} url={`/app/catalog/${id}`} accessibilityLabel={`${text}: ${id}`}>
                    {id}
                  </Link>
                ))}
            </InlineStack>
          ))}
        </BlockStack>
      ))}
    </TitledCard>
  );
}
