import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useFetcher, useLoaderData } from '@remix-run/react';
import { BlockStack, Button, Card, InlineGrid, Link, Page, Text } from '@shopify/polaris';
import { useTranslations } from 'use-intl';
import { useOutcomeToast } from '#app/components/use-outcome-toast.ts';
import { setGuide } from '#app/overview/set-guide.server.ts';
import { openAdmin } from '#app/shops/open-admin.server.ts';
import '#app/i18n/texts/settings.ts';

export async function loader({ request }: LoaderFunctionArgs) {
  const { scope, staff } = await openAdmin(request);
  return { guideHidden: scope.shop.setupDismissedAt !== null, mayChange: staff.may('settings.write') };
}

/** Brings the set-up guide back. */
export async function action({ request }: ActionFunctionArgs) {
  const { scope } = await openAdmin(request, 'settings.write');
  await setGuide(scope, true);
  return null;
}

const SECTIONS = [
  ['selling', '/app/settings/selling'],
  ['payments', '/app/settings/payments'],
  ['review', '/app/review-rules'],
  ['languages', '/app/settings/languages'],
  ['notifications', '/app/settings/notifications'],
  ['privacy', '/app/settings/privacy'],
  ['data', '/app/settings/data'],
] as const;

export default function SettingsPage() {
  const { guideHidden, mayChange } = useLoaderData<typeof loader>();
  const t = useTranslations('settings');
  const fetcher = useFetcher();
  useOutcomeToast(fetcher, t('guide.restored'));
  return (
    <Page title={t('title')}>
      <BlockStack gap="400">
        <InlineGrid columns={{ xs: 1, md: 2 }} gap="400">
          {SECTIONS.map(([section, url]) => (
            <Card key={section}>
              <BlockStack gap="200">
                <Text as="h2" variant="headingMd">
                  <Link url={url}>{t(`sections.${section}.title`)}</Link>
                </Text>
                <Text as="p" tone="subdued">
                  {t(`sections.${section}.text`)}
                </Text>
              </BlockStack>
            </Card>
          ))}
        </InlineGrid>
        {guideHidden && mayChange && (
          <Card>
            <BlockStack gap="300" inlineAlign="start">
              <Text as="h2" variant="headingMd">
                {t('guide.title')}
              </Text>
              <Text as="p">{t('guide.text')}</Text>
              <Button
                onClick={() => fetcher.submit({}, { method: 'post' })}
                loading={fetcher.state !== 'idle'}
              >
                {t('guide.restore')}
              </Button>
            </BlockStack>
          </Card>
        )}
      </BlockStack>
    </Page>
  );
}
