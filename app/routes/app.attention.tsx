import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Page } from '@shopify/polaris';
import { useTranslations } from 'use-intl';
import { AttentionList } from '#app/components/attention/attention-list.tsx';
import { presentAttention } from '#app/components/attention/present-attention.ts';
import { EmptyCard } from '#app/components/empty-card.tsx';
import { readForm } from '#app/components/read-form.ts';
import { refusalResponse } from '#app/components/refusal-response.ts';
import { wordError } from '#app/components/word-error.ts';
import { useLiveData } from '#app/components/use-live-data.ts';
import { listAttention } from '#app/attention/list-attention.server.ts';
import { markAttentionDone } from '#app/attention/mark-attention-done.server.ts';
import { openAdmin } from '#app/shops/open-admin.server.ts';
import '#app/i18n/texts/attention.ts';

export async function loader({ request }: LoaderFunctionArgs) {
  const { scope, reader } = await openAdmin(request, 'orders.read');
  const items = await listAttention(scope);
  return { items: items.map((item) => presentAttention(item, reader)) };
}

export async function action({ request }: ActionFunctionArgs) {
  const { scope, actor, reader } = await openAdmin(request, 'orders.write');
  const form = await readForm(request);
  try {
    await markAttentionDone(scope, String(form.get('item')), actor);
    return null;
  } catch (error) {
    return refusalResponse(error, wordError(reader));
  }
}

export default function AttentionPage() {
  const { items } = useLoaderData<typeof loader>();
  const t = useTranslations('attention');
  useLiveData(10);
  return (
    <Page title={t('title')} subtitle={t('subtitle')} backAction={{ content: t('title'), url: '/app' }}>
      {items.length > 0 ? (
        <AttentionList items={items} />
      ) : (
        <EmptyCard title={t('none')} text={t('noneText')} />
      )}
    </Page>
  );
}
