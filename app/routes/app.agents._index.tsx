import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Button, Page } from '@shopify/polaris';
import { useTranslations } from 'use-intl';
import { listConnections } from '#app/agents/list-connections.server.ts';
import { ConnectionsTable } from '#app/components/agents/connections-table.tsx';
import { presentConnection } from '#app/components/agents/present-connection.ts';
import { EmptyCard } from '#app/components/empty-card.tsx';
import { listDestinations } from '#app/feeds/delivery/list-destinations.server.ts';
import { openAdmin } from '#app/shops/open-admin.server.ts';
import '#app/i18n/texts/agents.ts';

export async function loader({ request }: LoaderFunctionArgs) {
  const { scope, staff, reader } = await openAdmin(request);
  const [connections, feeds] = await Promise.all([listConnections(scope), listDestinations(scope)]);
  const now = scope.clock();
  return {
    agents: connections.toReversed().map((connection) => presentConnection(connection, feeds, reader, now)),
    mayConnect: staff.may('agents.write'),
  };
}

export default function AgentsPage() {
  const { agents, mayConnect } = useLoaderData<typeof loader>();
  const t = useTranslations('agents');
  const connect = { content: t('connect'), url: '/app/agents/new' };
  return (
    <Page
      title={t('title')}
      subtitle={t('subtitle')}
      primaryAction={mayConnect ? connect : undefined}
      fullWidth
    >
      {agents.length > 0 ? (
        <ConnectionsTable agents={agents} />
      ) : (
        <EmptyCard title={t('empty.title')} text={t('empty.text')}>
          {mayConnect && (
            <Button variant="primary" url="/app/agents/new">
              {t('connect')}
            </Button>
          )}
        </EmptyCard>
      )}
    </Page>
  );
}
