import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { BlockStack, Page } from '@shopify/polaris';
import { useTranslations } from 'use-intl';
import { listAgentNames } from '#app/agents/list-agent-names.server.ts';
import { actOnProduct } from '#app/components/catalog/act-on-product.server.ts';
import { CompareCard } from '#app/components/catalog/compare-card.tsx';
import { PoliciesCard } from '#app/components/catalog/policies-card.tsx';
import { presentProductPage } from '#app/components/catalog/present-product-page.ts';
import { ProductProblemsCard } from '#app/components/catalog/product-problems-card.tsx';
import { StateCard } from '#app/components/catalog/state-card.tsx';
import { VariantsCard } from '#app/components/catalog/variants-card.tsx';
import { toVoiceForm } from '#app/components/catalog/voice-form.ts';
import { VoiceEditor } from '#app/components/catalog/voice-editor.tsx';
import { wordRefusal } from '#app/components/catalog/word-refusal.ts';
import { refusalResponse } from '#app/components/refusal-response.ts';
import { openProduct } from '#app/feeds/open-product.server.ts';
import { openAdmin } from '#app/shops/open-admin.server.ts';
import '#app/i18n/texts/catalog.ts';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { scope, staff, reader } = await openAdmin(request);
  const { searchParams } = new URL(request.url);
  const agents = await listAgentNames(scope, { withAccess: true });
  const asked = searchParams.get('agent');
  const connectionId = agents.some(({ id }) => id === asked) ? asked : null;
  const variantId = searchParams.get('variant') ?? undefined;
  const opened = await openProduct(scope, params.productId!, { connectionId, variantId });
  if (!opened) throw new Response(null, { status: 404 });
  return {
    ...{ agents, connectionId },
    mayChange: staff.may('catalog.write'),
    product: presentProductPage(opened, scope.shop, reader),
    voice: toVoiceForm(opened.overrides, opened.questions),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { scope, actor, reader } = await openAdmin(request, 'catalog.write');
  const asked: unknown = await request.json().catch(() => null);
  try {
    return await actOnProduct(scope, actor, params.productId!, asked, reader);
  } catch (error) {
    return refusalResponse(error, (refused) => wordRefusal(refused, reader));
  }
}

export type ProductPageData = ReturnType<typeof useLoaderData<typeof loader>>;

export default function ProductPage() {
  const page = useLoaderData<typeof loader>();
  const t = useTranslations('catalog');
  const { product } = page;
  return (
    <Page
      title={product.title}
      backAction={{ content: t('title'), url: '/app/catalog' }}
      secondaryActions={[{ content: t('product.inShopify'), url: product.adminUrl, target: '_top' }]}
    >
      <BlockStack gap="400">
        <StateCard page={page} />
        <CompareCard title={t('product.compare')} text={t('product.compareText')} rows={product.compared} />
        <ProductProblemsCard problems={product.problems} />
        <VoiceEditor key={`${page.connectionId}:${product.variantId}`} page={page} />
        <VariantsCard product={product} agent={page.connectionId} />
        <PoliciesCard policies={product.policies} />
      </BlockStack>
    </Page>
  );
}
