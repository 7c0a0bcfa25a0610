import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { BlockStack, Button, Page } from '@shopify/polaris';
import { useTranslations } from 'use-intl';
import { listDrift } from '#app/catalog/list-drift.server.ts';
import { DriftCard } from '#app/components/catalog/drift-card.tsx';
import { FeedStateCard } from '#app/components/catalog/feed-state-card.tsx';
import { presentDrift, presentFeedState } from '#app/components/catalog/present-feeds.ts';
import { EmptyCard } from '#app/components/empty-card.tsx';
import { wordRefusal } from '#app/components/catalog/word-refusal.ts';
import { readForm } from '#app/components/read-form.ts';
import { refusalResponse } from '#app/components/refusal-response.ts';
import { useLiveData } from '#app/components/use-live-data.ts';
import { decideRun } from '#app/feeds/delivery/decide-run.server.ts';
import { listDestinations } from '#app/feeds/delivery/list-destinations.server.ts';
import { openAdmin } from '#app/shops/open-admin.server.ts';
import '#app/i18n/texts/catalog.ts';

export async function loader({ request }: LoaderFunctionArgs) {
  const { scope, staff, reader } = await openAdmin(request);
  const [feeds, drift] = await Promise.all([listDestinations(scope), listDrift(scope)]);
  return {
    mayChange: staff.may('catalog.write'),
    feeds: feeds.map((feed) => presentFeedState(feed, reader)),
    drift: drift.map((found) => presentDrift(found, reader)),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const { scope, actor, reader } = await openAdmin(request, 'catalog.write');
  const form = await readForm(request);
  const decision = (['approve', 'discard'] as const).find((known) => known === form.get('decision'));
  if (!decision) return new Response(null, { status: 400 });
  try {
    await decideRun(scope, String(form.get('run')), decision, actor);
    return { done: true };
  } catch (error) {
    return refusalResponse(error, (refused) => wordRefusal(refused, reader));
  }
}

export default function FeedsPage() {
  const { mayChange, feeds, drift } = useLoaderData<typeof loader>();
  const t = useTranslations('catalog');
  useLiveData(10);
  return (
    <Page
      title={t('feeds.title')}
      subtitle={t('feeds.text')}
      backAction={{ content: t('title'), url: '/app/catalog' }}
    >
      <BlockStack gap="400">
        {feeds.map((feed) => (
          <FeedStateCard key={feed.id} feed={feed} mayChange={mayChange} />
        ))}
        {feeds.length === 0 && (
          <EmptyCard title={t('feeds.none')} text={t('feeds.noneText')}>
            <Button url="/app/agents">{t('feeds.toAgents')}</Button>
          </EmptyCard>
        )}
        <DriftCard drift={drift} />
      </BlockStack>
    </Page>
  );
}
