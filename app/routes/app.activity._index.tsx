import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData, useNavigation } from '@remix-run/react';
import { BlockStack, Page } from '@shopify/polaris';
import { useTranslations } from 'use-intl';
import { listAgentNames } from '#app/agents/list-agent-names.server.ts';
import { ActivityFilters } from '#app/components/activity/activity-filters.tsx';
import { ActivityTable } from '#app/components/activity/activity-table.tsx';
import { presentActivity } from '#app/components/activity/present-activity.ts';
import { EmptyCard } from '#app/components/empty-card.tsx';
import { readActivityFilter } from '#app/insights/activity-filter.ts';
import { listActivity } from '#app/insights/list-activity.server.ts';
import { useCursorPages } from '#app/components/use-cursor-pages.ts';
import { openAdmin } from '#app/shops/open-admin.server.ts';
import '#app/i18n/texts/activity.ts';

export async function loader({ request }: LoaderFunctionArgs) {
  const { scope, reader } = await openAdmin(request, 'orders.read');
  const params = new URL(request.url).searchParams;
  const cursor = params.get('cursor') ?? undefined;
  const filter = readActivityFilter(params);
  const [page, agents] = await Promise.all([
    listActivity(scope, { ...filter, cursor }),
    listAgentNames(scope),
  ]);
  const entries = page.entries.map((entry) => presentActivity(entry, reader));
  return { entries, nextCursor: page.nextCursor, filter, agents };
}

export default function ActivityPage() {
  const { entries, nextCursor, filter, agents } = useLoaderData<typeof loader>();
  const t = useTranslations('activity');
  const isLoading = useNavigation().state === 'loading';
  const pages = useCursorPages(nextCursor);
  const isFiltered = Object.keys(filter).length > 0;
  const isEmpty = entries.length === 0 && !pages.onPrevious;
  return (
    <Page title={t('title')} subtitle={t('subtitle')} fullWidth>
      <BlockStack gap="400">
        {(isFiltered || !isEmpty) && <ActivityFilters filter={filter} agents={agents} />}
        {isEmpty ? (
          <EmptyCard
            title={t(isFiltered ? 'empty.none' : 'empty.title')}
            text={t(isFiltered ? 'empty.noneText' : 'empty.text')}
          />
        ) : (
          <ActivityTable entries={entries} loading={isLoading} pages={pages} />
        )}
      </BlockStack>
    </Page>
  );
}
