import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useFetcher, useLoaderData } from '@remix-run/react';
import { Banner, BlockStack, Layout, Page, Text } from '@shopify/polaris';
import { useTranslations } from 'use-intl';
import { AttentionCard, SalesCard, SetupCard, StatusCard } from '#app/components/home/home-cards.tsx';
import { presentHome } from '#app/components/home/present-home.ts';
import { useLiveData } from '#app/components/use-live-data.ts';
import { useOutcomeToast } from '#app/components/use-outcome-toast.ts';
import { getHome } from '#app/overview/get-home.server.ts';
import { setGuide } from '#app/overview/set-guide.server.ts';
import { openAdmin } from '#app/shops/open-admin.server.ts';
import '#app/i18n/texts/home.ts';

export async function loader({ request }: LoaderFunctionArgs) {
  const { scope, staff, reader } = await openAdmin(request);
  const home = await getHome(scope);
  return {
    ...presentHome(home, reader, staff.may('orders.read')),
    mayDismiss: staff.may('settings.write'),
  };
}

/** Puts the set-up guide away. */
export async function action({ request }: ActionFunctionArgs) {
  const { scope } = await openAdmin(request, 'settings.write');
  await setGuide(scope, false);
  return null;
}

export default function HomePage() {
  const { next, parts, setup, attention, sales, mayDismiss } = useLoaderData<typeof loader>();
  const t = useTranslations('home');
  const fetcher = useFetcher();
  useOutcomeToast(fetcher, t('setup.dismissed'));
  useLiveData(10);
  return (
    <Page title={t('title')}>
      <BlockStack gap="400">
        {next ? (
          <Banner title={t('next.title')} tone={next.tone} action={{ content: next.action, url: next.href }}>
            <p>{next.text}</p>
          </Banner>
        ) : (
          <Banner tone="success">
            <Text as="p">{t('next.nothing')}</Text>
          </Banner>
        )}
        <Layout>
          <Layout.Section>
            <BlockStack gap="400">
              {setup && (
                <SetupCard
                  setup={setup}
                  onDismiss={mayDismiss ? () => fetcher.submit({}, { method: 'post' }) : null}
                />
              )}
              <StatusCard parts={parts} />
            </BlockStack>
          </Layout.Section>
          <Layout.Section variant="oneThird">
            <BlockStack gap="400">
              <SalesCard sales={sales} />
              {attention.count > 0 && <AttentionCard attention={attention} />}
            </BlockStack>
          </Layout.Section>
        </Layout>
      </BlockStack>
    </Page>
  );
}
