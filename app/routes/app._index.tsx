import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData, useNavigate, useNavigation, useSearchParams } from '@remix-run/react';
import { Badge, Banner, BlockStack, Page } from '@shopify/polaris';
import { AgentOrdersTable } from '#app/components/agent-orders-table.tsx';
import { NoOrdersYet } from '#app/components/no-orders-yet.tsx';
import { formatTime, presentOrder, readerOf } from '#app/components/present-agent-order.ts';
import { useLiveData } from '#app/components/use-live-data.ts';
import { countAttention } from '#app/attention/count-attention.server.ts';
import { listAgentOrders } from '#app/orders/list-agent-orders.server.ts';
import { getShopOverview } from '#app/shops/get-shop-overview.server.ts';
import { openShop } from '#app/shops/open-shop.server.ts';

export async function loader({ request }: LoaderFunctionArgs) {
  const scope = await openShop(request);
  const cursor = new URL(request.url).searchParams.get('cursor') ?? undefined;
  const [page, overview, attention] = await Promise.all([
    listAgentOrders(scope, { cursor }),
    getShopOverview(scope),
    countAttention(scope),
  ]);
  const reader = readerOf(request, scope.shop.timezone);
  return {
    orders: page.orders.map((order) => presentOrder(order, reader)),
    nextCursor: page.nextCursor,
    attention,
    overview: {
      ...overview,
      catalogSyncedAt: overview.catalogSyncedAt && formatTime(overview.catalogSyncedAt, reader),
    },
  };
}

export default function AgentOrdersPage() {
  const { orders, nextCursor, attention, overview } = useLoaderData<typeof loader>();
  const navigate = useNavigate();
  const navigation = useNavigation();
  const [params] = useSearchParams();
  useLiveData(4);

  const cursor = params.get('cursor');
  const goTo = (next: string) => {
    const target = new URLSearchParams(params);
    target.set('cursor', next);
    navigate(`?${target}`);
  };
  const isEmpty = orders.length === 0 && !cursor;

  return (
    <Page
      title="Agent orders"
      subtitle={describeCatalog(overview)}
      titleMetadata={
        overview.catalogSync === 'running' ? <Badge tone="info">Syncing catalogue</Badge> : undefined
      }
      fullWidth
    >
      <BlockStack gap="400">
        {attention > 0 && (
          <Banner
            tone="warning"
            title={`${count(attention, 'thing')} ${attention === 1 ? 'needs' : 'need'} your attention`}
            action={{ content: 'View', url: '/app/attention' }}
          />
        )}
        {overview.catalogSync === 'failed' && (
          <Banner tone="warning" title="The last catalogue sync failed">
            Agents see the catalogue as it was before. The sync runs again by itself.
          </Banner>
        )}
        {isEmpty ? (
          <NoOrdersYet {...overview} catalogReady={overview.catalogSyncedAt !== null} />
        ) : (
          <AgentOrdersTable
            orders={orders}
            loading={navigation.state === 'loading'}
            onNext={nextCursor ? () => goTo(nextCursor) : undefined}
            onPrevious={cursor ? () => navigate(-1) : undefined}
          />
        )}
      </BlockStack>
    </Page>
  );
}

type Overview = ReturnType<typeof useLoaderData<typeof loader>>['overview'];

/** One line on what agents can sell, and how fresh it is. */
function describeCatalog({ products, variants, catalogSyncedAt }: Overview): string {
  if (!catalogSyncedAt) return 'The catalogue was not read yet';
  return `${count(products, 'product')}, ${count(variants, 'variant')} in the catalogue · Last synced ${catalogSyncedAt}`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
