import '@shopify/ui-extensions/preact';
import { render } from 'preact';
import type { OrderBlockView } from '../../../app/extensions/views.ts';
import { AppBlock } from '../../shared/app-block.tsx';
import { selectedIds } from '../../shared/selected-ids.ts';
import { useApp } from '../../shared/use-app.ts';
import { OrderFacts } from './order-facts.tsx';

const t = (key: string, values?: Record<string, string | number>) => shopify.i18n.translate(key, values);

export default async () => render(<OrderBlock />, document.body);

/** What Aisle knows of an order, on Shopify's own page of it. */
function OrderBlock() {
  const [id] = selectedIds(shopify.data);
  const { told, ask } = useApp<OrderBlockView>(`/extensions/orders/${id}`);
  const review = () => shopify.navigation.navigate('extension:order-review');
  return (
    <AppBlock told={told} t={t} summary={summaryOf} retry={() => void ask()}>
      {(order) => <OrderFacts order={order} t={t} review={review} />}
    </AppBlock>
  );
}

function summaryOf(order: OrderBlockView): string {
  return [order.agentName, order.mode, order.status.text].join(' · ');
}
