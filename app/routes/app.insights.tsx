import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData, useSearchParams } from '@remix-run/react';
import { BlockStack, Layout, Page } from '@shopify/polaris';
import { useTranslations } from 'use-intl';
import { listConnections } from '#app/agents/list-connections.server.ts';
import { EmptyCard } from '#app/components/empty-card.tsx';
import { downloadFile } from '#app/components/download-file.ts';
import { ChannelsCard, ProductsCard } from '#app/components/insights/channels-card.tsx';
import { FeesCard } from '#app/components/insights/fees-card.tsx';
import { readFeesForm, writePercent } from '#app/components/insights/fees-form.ts';
import { FiguresCard } from '#app/components/insights/figures-card.tsx';
import { FailuresCard, FunnelCard, ReasonsCard } from '#app/components/insights/funnel-cards.tsx';
import { PeriodCard } from '#app/components/insights/period-card.tsx';
import { presentInsights } from '#app/components/insights/present-insights.ts';
import { RevenueCard } from '#app/components/insights/revenue-card.tsx';
import { readForm } from '#app/components/read-form.ts';
import { refusalResponse } from '#app/components/refusal-response.ts';
import { wordError } from '#app/components/word-error.ts';
import { readInsights } from '#app/insights/read-insights.server.ts';
import { setFees } from '#app/insights/set-fees.server.ts';
import { formatDecimal } from '#app/kernel/money.ts';
import { openAdmin } from '#app/shops/open-admin.server.ts';
import '#app/i18n/texts/insights.ts';

export async function loader({ request }: LoaderFunctionArgs) {
  const { scope, staff, reader } = await openAdmin(request, 'orders.read');
  const [insights, connections] = await Promise.all([
    readInsights(scope, new URL(request.url).searchParams),
    listConnections(scope),
  ]);
  const { currency, stripeFeeBps, stripeFeeFixed } = scope.shop;
  return {
    view: presentInsights(insights, reader),
    fees: {
      currency,
      stripePercent: writePercent(stripeFeeBps),
      stripeFixed: formatDecimal(stripeFeeFixed, currency),
      commissions: connections
        .filter(({ revokedAt }) => revokedAt === null)
        .map(({ id, name, commissionBps }) => ({ id, name, percent: writePercent(commissionBps) })),
    },
    mayChange: staff.may('settings.write'),
  };
}

/** What channels cost, as the merchant states it. */
export async function action({ request }: ActionFunctionArgs) {
  const { scope, reader } = await openAdmin(request, 'settings.write');
  try {
    await setFees(scope, readFeesForm(await readForm(request), scope.shop.currency));
    return null;
  } catch (error) {
    return refusalResponse(error, wordError(reader));
  }
}

export default function InsightsPage() {
  const { view, fees, mayChange } = useLoaderData<typeof loader>();
  const t = useTranslations('insights');
  const [params] = useSearchParams();
  const { from, to, fromText, toText } = view.period;
  const exportCsv = () => downloadFile(`/app/insights/csv?${params}`, `aisle-insights-${from}-${to}.csv`);
  return (
    <Page
      title={t('title')}
      subtitle={t('subtitle', { from: fromText, to: toText })}
      secondaryActions={[{ content: t('csv'), onAction: exportCsv }]}
      fullWidth
    >
      <BlockStack gap="400">
        <PeriodCard period={view.period} />
        {view.isEmpty ? (
          <EmptyCard title={t('empty.title')} text={t('empty.text')} />
        ) : (
          <>
            <FiguresCard figures={view.figures} />
            <RevenueCard days={view.days} from={fromText} to={toText} />
            <Layout>
              <Layout.Section variant="oneHalf">
                <FunnelCard funnel={view.funnel} />
              </Layout.Section>
              <Layout.Section variant="oneHalf">
                <BlockStack gap="400">
                  <ReasonsCard reasons={view.reasons} />
                  <FailuresCard failures={view.failures} limit={view.failureLimit} />
                </BlockStack>
              </Layout.Section>
            </Layout>
            <ChannelsCard channels={view.channels} foreignOrders={view.foreignOrders} />
            <ProductsCard products={view.products} />
          </>
        )}
        {mayChange && <FeesCard fees={fees} />}
      </BlockStack>
    </Page>
  );
}
