import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Banner, BlockStack, Card, Page, Text } from '@shopify/polaris';
import { useTranslations } from 'use-intl';
import { getOnboarding } from '#app/agents/get-onboarding.server.ts';
import { onboardingSheet } from '#app/components/agents/onboarding-sheet.ts';
import { CopyField } from '#app/components/copy-field.tsx';
import { saveText } from '#app/components/save-text.ts';
import { openAdmin } from '#app/shops/open-admin.server.ts';
import '#app/i18n/texts/agents.ts';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { scope, reader } = await openAdmin(request);
  const onboarding = await getOnboarding(scope, params.connectionId!);
  if (!onboarding) throw new Response(null, { status: 404 });
  const { id, name, platform } = onboarding.connection;
  return { id, name, fileName: `aisle-${platform}`, sheet: onboardingSheet(onboarding, reader) };
}

export default function OnboardingPage() {
  const { id, name, fileName, sheet } = useLoaderData<typeof loader>();
  const t = useTranslations('agents.onboarding');
  return (
    <Page
      title={sheet.title}
      subtitle={t('intro')}
      backAction={{ content: name, url: `/app/agents/${id}` }}
      primaryAction={{
        content: t('download'),
        onAction: () => saveText(sheet.markdown, `${fileName}.md`, 'text/markdown'),
      }}
      secondaryActions={[
        {
          content: t('downloadJson'),
          onAction: () => saveText(sheet.json, `${fileName}.json`, 'application/json'),
        },
      ]}
    >
      <BlockStack gap="400">
        <Banner tone="warning">{t('feedIsKey')}</Banner>
        <Card>
          <dl className="facts">
            {sheet.facts.map((fact) => (
              <div key={fact.name}>
                <dt>{fact.name}</dt>
                <dd>
                  {fact.values.map((value) => (
                    <Text as="p" key={value}>
                      {value}
                    </Text>
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </Card>
        <Card>
          <CopyField label={t('copyAll')} value={sheet.markdown} multiline={12} />
        </Card>
      </BlockStack>
    </Page>
  );
}
