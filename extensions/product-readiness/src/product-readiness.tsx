import '@shopify/ui-extensions/preact';
import { render } from 'preact';
import { useState } from 'preact/hooks';
import type { ProductReadinessView, ProductSwitchesView } from '../../../app/extensions/views.ts';
import { callApp } from '../../shared/call-app.ts';
import { selectedIds } from '../../shared/selected-ids.ts';
import { useApp } from '../../shared/use-app.ts';
import { ProductFacts } from './product-facts.tsx';
import { SwitchList, type Press } from './switch-list.tsx';

const t = (key: string, values?: Record<string, string | number>) => shopify.i18n.translate(key, values);

export default async () => render(<ProductReadiness />, document.body);

/** How agents see a product, and which of them may show and sell it, on Shopify's own page of it. */
function ProductReadiness() {
  const [id] = selectedIds(shopify.data);
  const [chosen, setChosen] = useState({ agent: '', variant: '' });
  const query = new URLSearchParams(Object.entries(chosen).filter(([, value]) => value !== '')).toString();
  const { told, ask } = useApp<ProductReadinessView>(`/extensions/products/${id}${query && `?${query}`}`);
  const [pressing, setPressing] = useState(false);
  const [refusal, setRefusal] = useState<string>();

  const press: Press = async (agentId, wanted) => {
    setPressing(true);
    const path = `/extensions/products/${id}/switches`;
    const result = await callApp<ProductSwitchesView>(path, { agent: agentId, ...wanted });
    setRefusal(result.ok ? undefined : (result.error ?? t('unreachable')));
    await ask();
    setPressing(false);
  };

  if (!told)
    return (
      <s-admin-block heading={t('heading')} collapsedSummary={t('loading')}>
        <s-spinner accessibilityLabel={t('loading')} />
      </s-admin-block>
    );
  if (told.ok)
    return (
      <s-admin-block heading={t('heading')} collapsedSummary={summaryOf(told.view)}>
        <s-stack gap="base">
          <ProductFacts product={told.view} t={t} choose={(choice) => setChosen({ ...chosen, ...choice })} />
          {refusal && <s-banner tone="critical">{refusal}</s-banner>}
          <SwitchList switches={told.view.switches} t={t} disabled={pressing} press={press} />
          <s-link href={told.view.url}>{t('open')}</s-link>
        </s-stack>
      </s-admin-block>
    );
  const isNone = told.status === 404 && chosen.agent === '';
  // An agent that has lost its access meanwhile is not asked for again.
  const retry = () => (told.status === 404 ? setChosen({ ...chosen, agent: '' }) : void ask());
  return (
    <s-admin-block heading={t('heading')} collapsedSummary={t(isNone ? 'none' : 'failed')}>
      {isNone ? (
        <s-text color="subdued">{t('none')}</s-text>
      ) : (
        <s-banner tone="critical" heading={t('failed')}>
          <s-stack gap="base">
            <s-text>{told.status === 403 ? t('forbidden') : (told.error ?? t('unreachable'))}</s-text>
            <s-button onClick={retry}>{t('retry')}</s-button>
          </s-stack>
        </s-banner>
      )}
    </s-admin-block>
  );
}

function summaryOf({ standing, quality }: ProductReadinessView): string {
  return [standing.text, quality?.score].filter(Boolean).join(' · ');
}
