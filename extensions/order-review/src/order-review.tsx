import '@shopify/ui-extensions/preact';
import { render } from 'preact';
import { useState } from 'preact/hooks';
import type { DecisionsView, OrderBlockView } from '../../../app/extensions/views.ts';
import { callApp } from '../../shared/call-app.ts';
import { DecisionButtons, type Decision } from '../../shared/decision-buttons.tsx';
import { selectedIds } from '../../shared/selected-ids.ts';
import { useApp } from '../../shared/use-app.ts';
import { whyRefused } from '../../shared/why-refused.ts';

const t = (key: string, values?: Record<string, string | number>) => shopify.i18n.translate(key, values);

export default async () => render(<OrderReview />, document.body);

/** Approves an agent's order, or rejects it and gives the buyer's money back, from Shopify's page of it. */
function OrderReview() {
  const [id] = selectedIds(shopify.data);
  const { told } = useApp<OrderBlockView>(`/extensions/orders/${id}`);
  const [deciding, setDeciding] = useState(false);
  const [error, setError] = useState<string>();
  const order = told?.ok ? told.view : null;
  const canDecide = order?.review?.state === 'pending' && order.mayDecide;

  async function decide(decision: Decision) {
    setDeciding(true);
    const result = await callApp<DecisionsView>('/extensions/orders/decisions', { orders: [id], decision });
    const refusal = result.ok ? result.view.outcomes[0]?.error : whyRefused(result, t);
    if (!refusal) return shopify.close();
    setError(refusal);
    setDeciding(false);
  }

  return (
    <s-admin-action heading={t('heading')} loading={!told}>
      <s-stack gap="base">
        {error && <s-banner tone="critical">{error}</s-banner>}
        {told && !told.ok && <s-banner tone="critical">{whyRefused(told, t)}</s-banner>}
        {order && !order.mayDecide && <s-banner tone="info">{t('forbidden')}</s-banner>}
        {order && <Reasons order={order} />}
      </s-stack>
      {canDecide && <DecisionButtons t={t} disabled={deciding} decide={decide} />}
    </s-admin-action>
  );
}

/** What the order is, why it waits, and what each decision does. */
function Reasons({ order }: { order: OrderBlockView }) {
  const { review, totals } = order;
  return (
    <s-stack gap="base">
      <s-text>{[order.name, order.agentName, totals.at(-1)?.amount].filter(Boolean).join(' · ')}</s-text>
      {!review && <s-text>{t('nothing')}</s-text>}
      {review && (
        <s-unordered-list>
          {review.reasons.map((reason) => (
            <s-list-item key={reason}>{reason}</s-list-item>
          ))}
        </s-unordered-list>
      )}
      {review?.decided && <s-text>{review.decided}</s-text>}
      {review?.state === 'pending' && <s-text color="subdued">{t('explained')}</s-text>}
    </s-stack>
  );
}
