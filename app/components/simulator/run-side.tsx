import { Badge, BlockStack, InlineStack, Link, Text } from '@shopify/polaris';
import { useTranslations } from 'use-intl';
import type { RunView } from './present-run.ts';
import { TitledCard } from '../titled-card.tsx';

/** What the buyer sees of the session, and the order that comes of it. */
export function RunSide({ run }: { run: RunView }) {
  const t = useTranslations('simulator.run');
  return (
    <BlockStack gap="400">
      <TitledCard small title={t('totals')}>
        {run.totals.length === 0 && <Text as="p">{t('noTotals')}</Text>}
        <dl className="totals">
          {run.totals.map(({ label, amount, strong }, index) => (
            <div key={index}>
              <dt>{strong ? <strong>{label}</strong> : label}</dt>
              <dd>{strong ? <strong>{amount}</strong> : amount}</dd>
            </div>
          ))}
        </dl>
      </TitledCard>
      <TitledCard small title={t('order.title')}>
        {run.order ? <Order order={run.order} /> : <Text as="p">{t('order.waiting')}</Text>}
      </TitledCard>
    </BlockStack>
  );
}

function Order({ order }: { order: NonNullable<RunView['order']> }) {
  const t = useTranslations('simulator.run.order');
  return (
    <BlockStack gap="200">
      <InlineStack gap="200">
        <Text as="span" fontWeight="semibold">
          {order.name}
        </Text>
        <Badge>{t(order.isTest ? 'test' : 'inShop')}</Badge>
      </InlineStack>
      <Link url={`/app/orders/${order.id}`}>{t('open')}</Link>
      <Link url={order.adminUrl} target="_top">
        {t('shopify')}
      </Link>
      {order.events.length > 0 && <Text as="p">{t('events')}</Text>}
      {order.events.map(({ title, body }, index) => (
        <details key={index}>
          <summary>{title}</summary>
          <pre className="code">{body}</pre>
        </details>
      ))}
    </BlockStack>
  );
}
