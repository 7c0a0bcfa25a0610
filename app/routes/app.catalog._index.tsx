import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { BlockStack, InlineGrid, Page } from '@shopify/polaris';
import { useTranslations } from 'use-intl';
import { catalogStatus } from '#app/catalog/catalog-status.server.ts';
import { actOnCatalog } from '#app/components/catalog/act-on-catalog.server.ts';
import { ExportButtons } from '#app/components/catalog/export-buttons.tsx';
import { presentProduct, presentReading, presentSummary } from '#app/components/catalog/present-catalog.ts';
import { ProblemsCard } from '#app/components/catalog/problems-card.tsx';
import { readCursor, toCursor } from '#app/components/catalog/product-cursor.ts';
import { readProductFilter } from '#app/components/catalog/product-filter.ts';
import { ProductsCard } from '#app/components/catalog/products-card.tsx';
import { QualityCard } from '#app/components/catalog/quality-card.tsx';
import { ReadingCard } from '#app/components/catalog/reading-card.tsx';
import { StandingCard } from '#app/components/catalog/standing-card.tsx';
import { wordRefusal } from '#app/components/catalog/word-refusal.ts';
import { readForm } from '#app/components/read-form.ts';
import { refusalResponse } from '#app/components/refusal-response.ts';
import { useLiveData } from '#app/components/use-live-data.ts';
import { listProducts } from '#app/feeds/quality/list-products.server.ts';
import { sumUpProducts } from '#app/feeds/quality/sum-up-products.server.ts';
import { openAdmin } from '#app/shops/open-admin.server.ts';
import '#app/i18n/texts/catalog.ts';

export async function loader({ request }: LoaderFunctionArgs) {
  const { scope, staff, reader } = await openAdmin(request);
  const { searchParams } = new URL(request.url);
  const [status, summary, page] = await Promise.all([
    catalogStatus(scope),
    sumUpProducts(scope),
    listProducts(scope, readProductFilter(searchParams), readCursor(searchParams.get('cursor'))),
  ]);
  return {
    mayChange: staff.may('catalog.write'),
    reading: presentReading(status, reader),
    summary: presentSummary(summary, reader),
    products: page.products.map((product) => presentProduct(product, reader)),
    nextCursor: page.next && toCursor(page.next),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const { scope, actor, reader } = await openAdmin(request, 'catalog.write');
  const form = await readForm(request);
  try {
    await actOnCatalog(scope, actor, form.get('intent'));
    return { done: true };
  } catch (error) {
    return refusalResponse(error, (refused) => wordRefusal(refused, reader));
  }
}

export default function CatalogPage() {
  const { mayChange, reading, summary, products, nextCursor } = useLoaderData<typeof loader>();
  const t = useTranslations('catalog');
  useLiveData(reading.state === 'reading' ? 5 : 30);
  return (
    <Page
      title={t('title')}
      subtitle={`${reading.size} · ${reading.syncedAt}`}
      secondaryActions={[
        { content: t('links.rules'), url: '/app/catalog/rules' },
        { content: t('links.bulk'), url: '/app/catalog/bulk' },
        { content: t('links.feeds'), url: '/app/catalog/feeds' },
      ]}
      fullWidth
    >
      <BlockStack gap="400">
        <ReadingCard reading={reading} mayChange={mayChange} />
        <InlineGrid columns={{ xs: 1, md: 2 }} gap="400">
          <QualityCard summary={summary} />
          <StandingCard effects={summary.effects} />
        </InlineGrid>
        <ProblemsCard problems={summary.problems} isJudged={summary.score !== null} />
        <ProductsCard
          products={products}
          problems={summary.problems}
          nextCursor={nextCursor}
          mayChange={mayChange}
          isEmpty={summary.score === null}
        />
        <ExportButtons />
      </BlockStack>
    </Page>
  );
}
