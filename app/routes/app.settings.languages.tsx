import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Banner, BlockStack, InlineStack, Link, Page, Text } from '@shopify/polaris';
import { useTranslations } from 'use-intl';
import { presentLanguages } from '#app/components/settings/present-languages.ts';
import { sampleTranslations } from '#app/catalog/sample-translations.server.ts';
import { listPolicies } from '#app/shops/list-policies.server.ts';
import { openAdmin } from '#app/shops/open-admin.server.ts';
import { policyLanguages } from '#app/shops/policy-languages.server.ts';
import '#app/i18n/texts/settings.ts';
import { TitledCard } from '#app/components/titled-card.tsx';

export async function loader({ request }: LoaderFunctionArgs) {
  const { scope, reader } = await openAdmin(request);
  const [sample, policies, languages] = await Promise.all([
    sampleTranslations(scope),
    listPolicies(scope),
    policyLanguages(scope),
  ]);
  return presentLanguages({ sample, policies, languages }, reader);
}

export default function LanguagesPage() {
  const { languages, policies, hasReturnPolicy } = useLoaderData<typeof loader>();
  const t = useTranslations();
  return (
    <Page
      title={t('settings.sections.languages.title')}
      backAction={{ content: t('settings.title'), url: '/app/settings' }}
    >
      <BlockStack gap="400">
        <TitledCard title={t('settings.languages.title')}>
          <Text as="p">{t('settings.languages.how')}</Text>
          {languages.map(({ language, name, text }) => (
            <InlineStack key={language} align="space-between" gap="200">
              <Text as="span" fontWeight="medium">
                {name}
              </Text>
              <Text as="span" tone="subdued">
                {text}
              </Text>
            </InlineStack>
          ))}
          <Link url="shopify://admin/settings/languages" target="_top">
            {t('settings.languages.edit')}
          </Link>
        </TitledCard>
        <TitledCard title={t('settings.policies.title')}>
          <Text as="p">{t('settings.policies.text')}</Text>
          {!hasReturnPolicy && (
            <Banner tone="warning">
              <p>{t('settings.policies.none')}</p>
            </Banner>
          )}
          {policies.map(({ type, title, url, changed, translated }) => (
            <BlockStack key={type}>
              <Link url={url} target="_blank">
                {title}
              </Link>
              <Text as="span" tone="subdued" variant="bodySm">
                {changed}
              </Text>
              {translated && (
                <Text as="span" tone="subdued" variant="bodySm">
                  {translated}
                </Text>
              )}
            </BlockStack>
          ))}
          <Link url="shopify://admin/settings/legal" target="_top">
            {t('settings.policies.edit')}
          </Link>
          <Text as="p" tone="subdued">
            {t('settings.policies.overrides')}{' '}
            <Link url="/app/catalog">{t('settings.policies.catalog')}</Link>
          </Text>
        </TitledCard>
      </BlockStack>
    </Page>
  );
}
