import '@shopify/ui-extensions/preact';
import { render } from 'preact';
import type { OrderBlockView } from '../../../app/extensions/views.ts';
import { selectedIds } from '../../shared/selected-ids.ts';
import { useApp } from '../../shared/use-app.ts';
import { OrderFacts } from './order-facts.tsx';

const t = (key: string, values?: Record<string, string | number>) => shopify.i18n.translate(key, values);

export default async () => render(<OrderBlock />, document.body);

/** What Aisle knows of an order, on Shopify's own page of it. */
function OrderBlock() {
  const [id] = selectedIds(shopify.data);
  const { told, ask } = useApp<OrderBlockView>(`/extensions/orders/${id}`);
  if (!told)
    return (
      <s-admin-block heading={t('heading')} collapsedSummary={t('loading')}>
        <s-spinner accessibilityLabel={t('loading')} />
      </s-admin-block>
    );
  if (told.ok)
    return (
      <s-admin-block heading={t('heading')} collapsedSummary={summaryOf(told.view)}>
        <OrderFacts
          order={told.view}
          t={t}
          review={() => shopify.navigation.navigate('extension:order-review')}
        />
      </s-admin-block>
    );
  const isNone = told.status === 404;
  return (
    <s-admin-block heading={t('heading')} collapsedSummary={t(isNone ? 'none' : 'failed')}>
      {isNone ? (
        <s-text color="subdued">{t('none')}</s-text>
      ) : (
        <s-banner tone="critical" heading={t('failed')}>
          <s-stack gap="base">
            <s-text>{told.status === 403 ? t('forbidden') : (told.error ?? t('unreachable'))}</s-text>
            <s-button onClick={() => void ask()}>{t('retry')}</s-button>
          </s-stack>
        </s-banner>
      )}
    </s-admin-block>
  );
}

function summaryOf(order: OrderBlockView): string {
  return [order.agentName, order.mode, order.status.text].join(' · ');
}
