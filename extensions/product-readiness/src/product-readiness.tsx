import '@shopify/ui-extensions/preact';
import { render } from 'preact';
import { useState } from 'preact/hooks';
import type { ProductReadinessView, ProductSwitchesView } from '../../../app/extensions/views.ts';
import { AppBlock } from '../../shared/app-block.tsx';
import { callApp } from '../../shared/call-app.ts';
import { selectedIds } from '../../shared/selected-ids.ts';
import { useApp } from '../../shared/use-app.ts';
import { whyRefused } from '../../shared/why-refused.ts';
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
    setRefusal(result.ok ? undefined : whyRefused(result, t));
    await ask();
    setPressing(false);
  };

  const isUnknown = told?.ok === false && told.status === 404;
  // An agent that has lost its access meanwhile is not asked for again.
  const retry = () => (isUnknown ? setChosen({ ...chosen, agent: '' }) : void ask());
  return (
    <AppBlock told={told} t={t} summary={summaryOf} retry={retry} isNone={isUnknown && chosen.agent === ''}>
      {(product) => (
        <s-stack gap="base">
          <ProductFacts product={product} t={t} choose={(choice) => setChosen({ ...chosen, ...choice })} />
          {refusal && <s-banner tone="critical">{refusal}</s-banner>}
          <SwitchList switches={product.switches} t={t} disabled={pressing} press={press} />
          <s-link href={product.url}>{t('open')}</s-link>
        </s-stack>
      )}
    </AppBlock>
  );
}

function summaryOf({ standing, quality }: ProductReadinessView): string {
  return [standing.text, quality?.score].filter(Boolean).join(' · ');
}
