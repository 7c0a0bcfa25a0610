import '@shopify/ui-extensions/preact';
import { render } from 'preact';
import { useState } from 'preact/hooks';
import type { DecisionsView } from '../../../app/extensions/views.ts';
import { callApp, type CallResult } from '../../shared/call-app.ts';
import { DecisionButtons, type Decision } from '../../shared/decision-buttons.tsx';
import { selectedIds } from '../../shared/selected-ids.ts';
import { whyRefused } from '../../shared/why-refused.ts';

const t = (key: string, values?: Record<string, string | number>) => shopify.i18n.translate(key, values);

export default async () => render(<OrderReviewSelection />, document.body);

/** One decision about all orders that are selected in Shopify's list. */
function OrderReviewSelection() {
  const orders = selectedIds(shopify.data);
  const [deciding, setDeciding] = useState(false);
  const [result, setResult] = useState<CallResult<DecisionsView>>();
  const isDone = result?.ok ?? false;

  async function decide(decision: Decision) {
    setDeciding(true);
    setResult(await callApp<DecisionsView>('/extensions/orders/decisions', { orders, decision }));
    setDeciding(false);
  }

  return (
    <s-admin-action heading={t('heading')} loading={deciding}>
      <s-stack gap="base">
        {!isDone && <s-text>{t('selected', { count: orders.length })}</s-text>}
        {!isDone && <s-text color="subdued">{t('explained')}</s-text>}
        {result && !result.ok && <s-banner tone="critical">{whyRefused(result, t)}</s-banner>}
        {result?.ok && <Outcomes view={result.view} />}
      </s-stack>
      {isDone ? (
        <s-button slot="primary-action" variant="primary" onClick={() => shopify.close()}>
          {t('close')}
        </s-button>
      ) : (
        <DecisionButtons t={t} disabled={deciding} decide={decide} />
      )}
    </s-admin-action>
  );
}

/** How many were decided, and of the others why not. */
function Outcomes({ view: { outcomes } }: { view: DecisionsView }) {
  const refused = outcomes.filter(({ error }) => error !== null);
  const decided = outcomes.length - refused.length;
  return (
    <s-stack gap="base">
      <s-banner tone={refused.length > 0 ? 'warning' : 'success'}>
        {t('decided', { count: decided })}
      </s-banner>
      <s-unordered-list>
        {refused.map(({ id, name, error }) => (
          <s-list-item key={id}>{`${name ?? id}: ${error}`}</s-list-item>
        ))}
      </s-unordered-list>
    </s-stack>
  );
}
