import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Badge, BlockStack, InlineStack, Layout, Page } from '@shopify/polaris';
import { OrderEventsCard } from '#app/components/order-events-card.tsx';
import { presentOrderEvent } from '#app/components/present-order-event.ts';
import { listOrderEvents } from '#app/orders/events/list-order-events.server.ts';
import { MAIN_CARDS, SIDE_CARDS, type OrderCard } from '#app/components/order/order-cards.tsx';
import { presentOrderDetail, type OrderDetailView } from '#app/components/order/present-order-detail.ts';
import { readerOf } from '#app/components/present-agent-order.ts';
import { refusalResponse } from '#app/components/refusal-response.ts';
import { useLiveData } from '#app/components/use-live-data.ts';
import { getAgentOrder } from '#app/orders/get-agent-order.server.ts';
import { decideReview } from '#app/orders/review/decide-review.server.ts';
import { readDecision } from '#app/orders/review/decision.ts';
import { openShop, openShopAsStaff } from '#app/shops/open-shop.server.ts';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const scope = await openShop(request);
  const order = await getAgentOrder(scope, params.orderId!);
  if (!order) throw new Response(null, { status: 404 });
  const reader = readerOf(request, scope.shop.timezone);
  const events = (await listOrderEvents(scope, order.id)) ?? [];
  return {
    order: presentOrderDetail(order, reader),
    events: events.map((event) => presentOrderEvent(event, reader)),
  };
}

/** What staff decide about the order. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { scope, actor } = await openShopAsStaff(request);
  const form = await request.formData();
  try {
    await decideReview(scope, params.orderId!, readDecision(form.get('decision')), actor);
    return null;
  } catch (error) {
    return refusalResponse(error);
  }
}

export default function OrderPage() {
  const { order, events } = useLoaderData<typeof loader>();
  useLiveData(4);
  return (
    <Page
      title={order.name}
      subtitle={`${order.placedAt} · ${order.agentName} · ${order.mode}`}
      backAction={{ content: 'Agent orders', url: '/app' }}
      titleMetadata={
        <InlineStack gap="100">
          <Badge tone={order.status.tone} progress={order.status.progress}>
            {order.status.text}
          </Badge>
          {order.refund && <Badge>{order.refund.text}</Badge>}
          {order.isTest && <Badge>Test</Badge>}
        </InlineStack>
      }
      secondaryActions={[{ content: 'View in Shopify', url: order.adminUrl, target: '_top' }]}
    >
      <Layout>
        <Layout.Section>
          <BlockStack gap="400">
            <Cards cards={MAIN_CARDS} order={order} />
            <OrderEventsCard orderId={order.id} events={events} />
          </BlockStack>
        </Layout.Section>
        <Layout.Section variant="oneThird">
          <Cards cards={SIDE_CARDS} order={order} />
        </Layout.Section>
      </Layout>
    </Page>
  );
}

function Cards({ cards, order }: { cards: OrderCard[]; order: OrderDetailView }) {
  return (
    <BlockStack gap="400">
      {cards.map((Card, index) => (
        <Card key={index} order={order} />
      ))}
    </BlockStack>
  );
}
