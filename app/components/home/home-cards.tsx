import { Badge, BlockStack, Box, Button, Card, Divider, InlineStack, Link, Text } from '@shopify/polaris';
import { Fragment } from 'react';
import { useTranslations } from 'use-intl';
import type { HomeView, PartView, SalesView } from './present-home.ts';
import { TitledCard } from '../titled-card.tsx';

/** How each part fares, and where it is looked into. */
export function StatusCard({ parts }: { parts: PartView[] }) {
  const t = useTranslations('home.status');
  return (
    <TitledCard title={t('title')} gap="400">
      {parts.map(({ part, name, text, age, badge, href }, index) => (
        <Fragment key={part}>
          {index > 0 && <Divider />}
          <BlockStack gap="100">
            <InlineStack gap="200" align="space-between" blockAlign="center">
              <Text as="h3" variant="headingSm">
                <Link url={href} removeUnderline>
                  {name}
                </Link>
              </Text>
              <Badge tone={badge.tone}>{badge.text}</Badge>
            </InlineStack>
            <Text as="p">{text}</Text>
            {age && (
              <Text as="p" tone="subdued" variant="bodySm">
                {age}
              </Text>
            )}
          </BlockStack>
        </Fragment>
      ))}
    </TitledCard>
  );
}

/** What agents have sold since midnight; tests apart. */
export function SalesCard({ sales }: { sales: HomeView['sales'] }) {
  const t = useTranslations('home.sales');
  return (
    <TitledCard title={t('title')}>
      {!sales && (
        <Text as="p" tone="subdued">
          {t('forbidden')}
        </Text>
      )}
      {sales?.live.sums.length === 0 && (
        <Text as="p" tone="subdued">
          {t('none')}
        </Text>
      )}
      {sales && sales.live.sums.length > 0 && <Sold sales={sales.live} />}
      {sales && sales.test.sums.length > 0 && (
        <>
          <Divider />
          <Text as="h3" variant="headingSm">
            {t('test')}
          </Text>
          <Sold sales={sales.test} small />
        </>
      )}
      {sales && <Link url="/app/orders">{t('more')}</Link>}
    </TitledCard>
  );
}

function Sold({ sales, small }: { sales: SalesView; small?: boolean }) {
  return (
    <BlockStack gap="200">
      <Text as="p" variant={small ? 'bodyMd' : 'headingLg'}>
        {sales.sums.join(' + ')}
      </Text>
      <Text as="p" tone="subdued">
        {sales.orders}
      </Text>
      {sales.agents.map(({ name, orders, sum }) => (
        <InlineStack key={`${name} ${sum}`} align="space-between" gap="200">
          <Text as="span">{name}</Text>
          <Text as="span" tone="subdued">
            {orders} · {sum}
          </Text>
        </InlineStack>
      ))}
    </BlockStack>
  );
}

/** The newest of what staff must look at. */
export function AttentionCard({ attention }: { attention: HomeView['attention'] }) {
  const t = useTranslations('home.attention');
  return (
    <TitledCard title={t('title')}>
      {attention.items.map(({ id, title, age, href }) => (
        <InlineStack key={id} align="space-between" gap="200">
          <Link url={href}>{title}</Link>
          <Text as="span" tone="subdued">
            {age}
          </Text>
        </InlineStack>
      ))}
      <Link url="/app/attention">{t('all', { count: attention.count })}</Link>
    </TitledCard>
  );
}

interface SetupProps {
  setup: NonNullable<HomeView['setup']>;
  /** Null: the reader may not put it away. */
  onDismiss: (() => void) | null;
}

/** The way to the first sale. The first step that is open is told whole, the others by their title. */
export function SetupCard({ setup, onDismiss }: SetupProps) {
  const t = useTranslations('home.setup');
  const current = setup.steps.find(({ done }) => !done)?.step;
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            {setup.title}
          </Text>
          {onDismiss && (
            <Button variant="tertiary" onClick={onDismiss}>
              {t('dismiss')}
            </Button>
          )}
        </InlineStack>
        <Text as="p" tone="subdued">
          {setup.isFinished ? t('finished') : setup.progress}
        </Text>
        {!setup.isFinished &&
          setup.steps.map(({ step, title, text, action, done, href }) => (
            <Box key={step}>
              <InlineStack align="space-between" blockAlign="center" gap="200" wrap={false}>
                <Text as="h3" variant={step === current ? 'headingSm' : 'bodyMd'}>
                  {step === current || done ? (
                    title
                  ) : (
                    <Link url={href} removeUnderline>
                      {title}
                    </Link>
                  )}
                </Text>
                <Badge tone={done ? 'success' : undefined}>{done ? t('done') : t('open')}</Badge>
              </InlineStack>
              {step === current && (
                <Box paddingBlockStart="200">
                  <BlockStack gap="200" inlineAlign="start">
                    <Text as="p">{text}</Text>
                    <Button url={href} variant="primary">
                      {action}
                    </Button>
                  </BlockStack>
                </Box>
              )}
            </Box>
          ))}
      </BlockStack>
    </Card>
  );
}
