import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Badge, BlockStack, InlineStack, Layout, Page } from '@shopify/polaris';
import { useTranslations } from 'use-intl';
import { OrderEventsCard } from '#app/components/orders/order-events-card.tsx';
import { presentOrderEvent } from '#app/components/orders/present-order-event.ts';
import { readForm } from '#app/components/read-form.ts';
import { listOrderEvents } from '#app/orders/events/list-order-events.server.ts';
import { EvidenceCard } from '#app/components/evidence/evidence-card.tsx';
import { AgentCard } from '#app/components/orders/agent-card.tsx';
import { AttentionBanners } from '#app/components/orders/attention-banners.tsx';
import { ItemsCard } from '#app/components/orders/items-card.tsx';
import { PaymentCard } from '#app/components/orders/payment-card.tsx';
import { presentOrderDetail } from '#app/components/orders/present-order-detail.ts';
import { readRefund } from '#app/components/orders/read-refund.ts';
import { RefundCard } from '#app/components/orders/refund-card.tsx';
import { ReviewCard } from '#app/components/orders/review-card.tsx';
import { TimelineCard } from '#app/components/orders/timeline-card.tsx';
import { refusalResponse } from '#app/components/refusal-response.ts';
import { wordError } from '#app/components/word-error.ts';
import { useLiveData } from '#app/components/use-live-data.ts';
import { getAgentOrder } from '#app/orders/get-agent-order.server.ts';
import { refundOrder } from '#app/orders/refunds/refund-order.server.ts';
import { decideReview } from '#app/orders/review/decide-review.server.ts';
import { readDecision } from '#app/orders/review/decision.ts';
import { openAdmin } from '#app/shops/open-admin.server.ts';
import '#app/i18n/texts/attention.ts';
import '#app/i18n/texts/orders.ts';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { scope, staff, reader } = await openAdmin(request, 'orders.read');
  const order = await getAgentOrder(scope, params.orderId!);
  if (!order) throw new Response(null, { status: 404 });
  const events = (await listOrderEvents(scope, order.id)) ?? [];
  return {
    order: presentOrderDetail(order, events, reader),
    events: events.map((event) => presentOrderEvent(event, reader)),
    mayDecide: staff.may('orders.write'),
    maySeeBuyers: staff.may('buyers.read'),
  };
}

/** What staff decide about the order, or give back of its money. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { scope, actor, reader } = await openAdmin(request, 'orders.write');
  const form = await readForm(request);
  try {
    if (form.get('intent') === 'refund')
      await refundOrder(scope, params.orderId!, readRefund(form, scope.shop.currency));
    else await decideReview(scope, params.orderId!, readDecision(form.get('decision')), actor);
    return null;
  } catch (error) {
    return refusalResponse(error, wordError(reader));
  }
}

export default function OrderPage() {
  const { order, events, mayDecide, maySeeBuyers } = useLoaderData<typeof loader>();
  const t = useTranslations('orders');
  useLiveData(4);
  return (
    <Page
      title={order.name}
      subtitle={`${order.placedAt} · ${order.agentName} · ${order.mode}`}
      backAction={{ content: t('title'), url: '/app/orders' }}
      titleMetadata={
        <InlineStack gap="100">
          <Badge tone={order.status.tone} progress={order.status.progress}>
            {order.status.text}
          </Badge>
          {order.refund && <Badge>{order.refund.text}</Badge>}
          {order.isTest && <Badge>{t('detail.test')}</Badge>}
        </InlineStack>
      }
      secondaryActions={[{ content: t('viewInShopify'), url: order.adminUrl, target: '_top' }]}
    >
      <Layout>
        <Layout.Section>
          <BlockStack gap="400">
            <ReviewCard order={order} mayDecide={mayDecide} />
            <AttentionBanners order={order} />
            <ItemsCard order={order} />
            <TimelineCard order={order} />
            <OrderEventsCard orderId={order.id} events={events} mayReplay={mayDecide} />
          </BlockStack>
        </Layout.Section>
        <Layout.Section variant="oneThird">
          <BlockStack gap="400">
            <AgentCard order={order} />
            <PaymentCard order={order} />
            <RefundCard order={order} mayRefund={mayDecide} />
            {maySeeBuyers && <EvidenceCard order={order} />}
          </BlockStack>
        </Layout.Section>
      </Layout>
    </Page>
  );
}
