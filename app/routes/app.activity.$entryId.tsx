import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { BlockStack, Layout, Page, Text } from '@shopify/polaris';
import { useTranslations } from 'use-intl';
import { BodyCard, FactsCard, MeaningCard } from '#app/components/activity/entry-cards.tsx';
import { presentEntry } from '#app/components/activity/present-entry.ts';
import { ReplayCard } from '#app/components/activity/replay-card.tsx';
import { getActivity } from '#app/insights/get-activity.server.ts';
import { openAdmin } from '#app/shops/open-admin.server.ts';
import '#app/i18n/texts/activity.ts';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { scope, reader } = await openAdmin(request, 'orders.read');
  const entry = await getActivity(scope, params.entryId!);
  if (!entry) throw new Response(null, { status: 404 });
  return { entry: presentEntry(entry, scope.shop.activityBodyDays, reader) };
}

export default function ActivityEntryPage() {
  const { entry } = useLoaderData<typeof loader>();
  const t = useTranslations('activity');
  const { call } = entry;
  return (
    <Page title={entry.title} subtitle={entry.at} backAction={{ content: t('title'), url: '/app/activity' }}>
      <Layout>
        <Layout.Section>
          <BlockStack gap="400">
            {call ? (
              <>
                <MeaningCard call={call} />
                <BodyCard title={t('entry.request')} body={call.request} />
                <BodyCard title={t('entry.response')} body={call.response} />
                <Text as="p" tone="subdued">
                  {t('entry.masked')}
                </Text>
                <ReplayCard call={call.replay} />
              </>
            ) : (
              <FactsCard facts={entry.facts} />
            )}
          </BlockStack>
        </Layout.Section>
        {call && (
          <Layout.Section variant="oneThird">
            <FactsCard facts={entry.facts} />
          </Layout.Section>
        )}
      </Layout>
    </Page>
  );
}
