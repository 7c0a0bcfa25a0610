import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Badge, Banner, BlockStack, Page } from '@shopify/polaris';
import { useTranslations } from 'use-intl';
import { translateTestEvent } from '#app/acp/events/translate-event.ts';
import { getConnection } from '#app/agents/get-connection.server.ts';
import { actOnConnection } from '#app/components/agents/act-on-connection.server.ts';
import { toSettingsForm } from '#app/components/agents/connection-form.ts';
import { DangerCard } from '#app/components/agents/danger-card.tsx';
import { EventsCard } from '#app/components/agents/events-card.tsx';
import { FeedsCard } from '#app/components/agents/feeds-card.tsx';
import { KeysCard } from '#app/components/agents/keys-card.tsx';
import {
  presentDeliveries,
  presentEndpoint,
  presentFeed,
  presentKeys,
  presentSigningKeys,
} from '#app/components/agents/present-connection.ts';
import { SigningKeysCard } from '#app/components/agents/signing-keys-card.tsx';
import { SettingsCards } from '#app/components/agents/settings-cards.tsx';
import { refusalResponse } from '#app/components/refusal-response.ts';
import { wordError } from '#app/components/word-error.ts';
import { listDestinations } from '#app/feeds/delivery/list-destinations.server.ts';
import { feedUrl } from '#app/feeds/feed-url.ts';
import { listDeliveries } from '#app/orders/events/list-deliveries.server.ts';
import { openAdmin } from '#app/shops/open-admin.server.ts';
import '#app/i18n/texts/agents.ts';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { scope, staff, reader } = await openAdmin(request);
  const id = params.connectionId!;
  const [connection, feeds, deliveries] = await Promise.all([
    getConnection(scope, id),
    listDestinations(scope, { connectionId: id }),
    listDeliveries(scope, id),
  ]);
  if (!connection) throw new Response(null, { status: 404 });
  return {
    id,
    name: connection.name,
    platform: connection.platform,
    isTest: connection.mode === 'test',
    isRevoked: connection.revokedAt !== null,
    mayChange: staff.may('agents.write') && connection.revokedAt === null,
    currency: scope.shop.currency,
    settings: toSettingsForm(connection, scope.shop.currency),
    keys: presentKeys(connection, reader, scope.clock()),
    signingKeys: presentSigningKeys(connection, reader, scope.clock()),
    endpoint: { url: connection.eventUrl, lines: presentEndpoint(connection, reader) },
    deliveries: presentDeliveries(deliveries, reader),
    feeds: feeds.map((feed) => presentFeed(feed, reader)),
    shopFeedUrl: feedUrl(scope),
  };
}

/** Secrets that are made stand in the answer, and nowhere else. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { scope, reader } = await openAdmin(request, 'agents.write');
  const asked: unknown = await request.json().catch(() => null);
  try {
    return await actOnConnection(scope, params.connectionId!, asked, translateTestEvent);
  } catch (error) {
    return refusalResponse(error, wordError(reader));
  }
}

export type ConnectionPageData = ReturnType<typeof useLoaderData<typeof loader>>;

export default function AgentPage() {
  const agent = useLoaderData<typeof loader>();
  const t = useTranslations();
  return (
    <Page
      title={agent.name}
      subtitle={agent.platform}
      backAction={{ content: t('agents.title'), url: '/app/agents' }}
      titleMetadata={agent.isTest ? <Badge>{t('common.test')}</Badge> : undefined}
      secondaryActions={[
        { content: t('agents.detail.onboarding'), url: `/app/agents/${agent.id}/onboarding` },
      ]}
    >
      <BlockStack gap="400">
        {agent.isRevoked && <Banner tone="info" title={t('agents.detail.ended')} />}
        <SettingsCards agent={agent} />
        <KeysCard agent={agent} />
        <SigningKeysCard agent={agent} />
        <EventsCard agent={agent} />
        <FeedsCard agent={agent} />
        {agent.mayChange && <DangerCard />}
      </BlockStack>
    </Page>
  );
}
