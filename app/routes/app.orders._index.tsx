import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData, useNavigation } from '@remix-run/react';
import { Banner, BlockStack, Button, Page } from '@shopify/polaris';
import { useTranslations } from 'use-intl';
import { listAgentNames } from '#app/agents/list-agent-names.server.ts';
import { countAttention } from '#app/attention/count-attention.server.ts';
import { EmptyCard } from '#app/components/empty-card.tsx';
import { OrderFilters } from '#app/components/orders/order-filters.tsx';
import { OrdersTable } from '#app/components/orders/orders-table.tsx';
import { presentOrder } from '#app/components/orders/present-agent-order.ts';
import { useLiveData } from '#app/components/use-live-data.ts';
import { listAgentOrders } from '#app/orders/list-agent-orders.server.ts';
import { readOrderFilter } from '#app/orders/order-filter.ts';
import { useCursorPages } from '#app/components/use-cursor-pages.ts';
import { openAdmin } from '#app/shops/open-admin.server.ts';
import '#app/i18n/texts/orders.ts';

export async function loader({ request }: LoaderFunctionArgs) {
  const { scope, reader } = await openAdmin(request, 'orders.read');
  const params = new URL(request.url).searchParams;
  const cursor = params.get('cursor') ?? undefined;
  const filter = readOrderFilter(params);
  const [page, agents, attention] = await Promise.all([
    listAgentOrders(scope, { ...filter, cursor }),
    listAgentNames(scope),
    countAttention(scope),
  ]);
  const orders = page.orders.map((order) => presentOrder(order, reader));
  return { orders, nextCursor: page.nextCursor, filter, agents, attention };
}

export default function AgentOrdersPage() {
  const { orders, nextCursor, filter, agents, attention } = useLoaderData<typeof loader>();
  const t = useTranslations('orders');
  const tc = useTranslations('common.actions');
  const isLoading = useNavigation().state === 'loading';
  useLiveData(4);

  const pages = useCursorPages(nextCursor);
  const isFiltered = Object.keys(filter).length > 0;
  const isEmpty = orders.length === 0 && !pages.onPrevious;
  return (
    <Page title={t('title')} fullWidth>
      <BlockStack gap="400">
        {attention > 0 && (
          <Banner
            tone="warning"
            title={t('needYou', { count: attention })}
            action={{ content: tc('view'), url: '/app/attention' }}
          />
        )}
        {(isFiltered || !isEmpty) && <OrderFilters filter={filter} agents={agents} />}
        {isEmpty ? (
          <EmptyCard
            title={t(isFiltered ? 'empty.none' : 'empty.title')}
            text={t(isFiltered ? 'empty.noneText' : 'empty.text')}
          >
            {!isFiltered && <Button url="/app/simulator">{t('empty.simulate')}</Button>}
          </EmptyCard>
        ) : (
          <OrdersTable orders={orders} loading={isLoading} pages={pages} />
        )}
      </BlockStack>
    </Page>
  );
}
