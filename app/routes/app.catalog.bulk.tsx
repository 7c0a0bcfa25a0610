import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { BlockStack, Page } from '@shopify/polaris';
import { useTranslations } from 'use-intl';
import { listAgentNames } from '#app/agents/list-agent-names.server.ts';
import { listOverrides } from '#app/catalog/voice/list-overrides.server.ts';
import { actOnBulk } from '#app/components/catalog/act-on-bulk.server.ts';
import { BulkEditor } from '#app/components/catalog/bulk-editor.tsx';
import { chosenProducts } from '#app/components/catalog/bulk-form.ts';
import { presentOverrides } from '#app/components/catalog/present-bulk.ts';
import { StoredOverrides } from '#app/components/catalog/stored-overrides.tsx';
import { wordRefusal } from '#app/components/catalog/word-refusal.ts';
import { refusalResponse } from '#app/components/refusal-response.ts';
import { openAdmin } from '#app/shops/open-admin.server.ts';
import '#app/i18n/texts/catalog.ts';

export async function loader({ request }: LoaderFunctionArgs) {
  const { scope, staff, reader } = await openAdmin(request);
  const [agents, stored] = await Promise.all([
    listAgentNames(scope, { withAccess: true }),
    listOverrides(scope, null),
  ]);
  return {
    agents,
    mayChange: staff.may('catalog.write'),
    productIds: chosenProducts(new URL(request.url).searchParams),
    stored: presentOverrides(stored, agents, reader),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const { scope, actor, reader } = await openAdmin(request, 'catalog.write');
  const asked: unknown = await request.json().catch(() => null);
  try {
    return await actOnBulk(scope, actor, asked, reader);
  } catch (error) {
    return refusalResponse(error, (refused) => wordRefusal(refused, reader));
  }
}

export type BulkPageData = ReturnType<typeof useLoaderData<typeof loader>>;

export default function BulkPage() {
  const page = useLoaderData<typeof loader>();
  const t = useTranslations('catalog');
  return (
    <Page
      title={t('bulk.title')}
      subtitle={t('bulk.text')}
      backAction={{ content: t('title'), url: '/app/catalog' }}
    >
      <BlockStack gap="400">
        {page.mayChange && <BulkEditor page={page} />}
        <StoredOverrides stored={page.stored} mayChange={page.mayChange} />
      </BlockStack>
    </Page>
  );
}
