import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { BlockStack, Page, Text } from '@shopify/polaris';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { listAgentNames } from '#app/agents/list-agent-names.server.ts';
import { listEligibilityRules } from '#app/catalog/eligibility/list-eligibility-rules.server.ts';
import { actOnRules } from '#app/components/catalog/act-on-rules.server.ts';
import { presentRule } from '#app/components/catalog/present-rules.ts';
import { toRuleForm } from '#app/components/catalog/rule-form.ts';
import { RuleEditor } from '#app/components/catalog/rule-editor.tsx';
import { RulesList } from '#app/components/catalog/rules-list.tsx';
import { TrialCard } from '#app/components/catalog/trial-card.tsx';
import { useRules } from '#app/components/catalog/use-rules.ts';
import { EmptyCard } from '#app/components/empty-card.tsx';
import { wordRefusal } from '#app/components/catalog/word-refusal.ts';
import { refusalResponse } from '#app/components/refusal-response.ts';
import { openAdmin } from '#app/shops/open-admin.server.ts';
import '#app/i18n/texts/catalog.ts';

export async function loader({ request }: LoaderFunctionArgs) {
  const { scope, staff, reader } = await openAdmin(request);
  const [rules, agents] = await Promise.all([
    listEligibilityRules(scope, scope.db),
    listAgentNames(scope, { withAccess: true }),
  ]);
  const { currency, country } = scope.shop;
  return {
    ...{ agents, currency, country },
    mayChange: staff.may('catalog.write'),
    rules: rules.map((rule) => presentRule(rule, { currency, agents }, reader)),
    newRule: toRuleForm(currency),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const { scope, actor, reader } = await openAdmin(request, 'catalog.write');
  const asked: unknown = await request.json().catch(() => null);
  try {
    return await actOnRules(scope, actor, asked, reader);
  } catch (error) {
    return refusalResponse(error, (refused) => wordRefusal(refused, reader));
  }
}

export type RulesPageData = ReturnType<typeof useLoaderData<typeof loader>>;

export default function RulesPage() {
  const page = useLoaderData<typeof loader>();
  const t = useTranslations('catalog');
  const [edited, setEdited] = useState<string | null>(null);
  const asking = useRules(() => setEdited(null));
  const rule = page.rules.find(({ id }) => id === edited);
  const add = { content: t('eligibility.add'), onAction: () => setEdited(NEW) };
  return (
    <Page
      title={t('eligibility.title')}
      backAction={{ content: t('title'), url: '/app/catalog' }}
      primaryAction={page.mayChange && edited === null ? add : undefined}
    >
      <BlockStack gap="400">
        <Text as="p" tone="subdued">
          {t('eligibility.text')}
        </Text>
        {(rule || edited === NEW) && (
          <RuleEditor key={edited} page={page} rule={rule} asking={asking} onClose={() => setEdited(null)} />
        )}
        <TrialCard page={page} asking={asking} />
        {page.rules.length > 0 ? (
          <RulesList page={page} asking={asking} onEdit={setEdited} />
        ) : (
          edited === null && <EmptyCard title={t('eligibility.none')} text={t('eligibility.noneText')} />
        )}
      </BlockStack>
    </Page>
  );
}

const NEW = 'new';
