import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Banner, BlockStack, Page, Text } from '@shopify/polaris';
import { useTranslations } from 'use-intl';
import { agentApi } from '#app/acp/in-process.server.ts';
import { readForm } from '#app/components/read-form.ts';
import { ChooseCard } from '#app/components/simulator/choose-card.tsx';
import { presentItem, presentRunRow } from '#app/components/simulator/present-start.ts';
import { RunsCard } from '#app/components/simulator/runs-card.tsx';
import { refusalResponse } from '#app/components/refusal-response.ts';
import { wordRefusal } from '#app/components/simulator/word-refusal.ts';
import { openAdmin } from '#app/shops/open-admin.server.ts';
import { findItems } from '#app/simulator/find-items.server.ts';
import { listRuns } from '#app/simulator/list-runs.server.ts';
import { startRun } from '#app/simulator/start-run.server.ts';
import { testPayments } from '#app/simulator/test-payments.server.ts';
import '#app/i18n/texts/simulator.ts';

export async function loader({ request }: LoaderFunctionArgs) {
  const { scope, staff, reader } = await openAdmin(request);
  const words = new URL(request.url).searchParams.get('q')?.slice(0, 100) ?? '';
  const [items, runs, payments] = await Promise.all([
    findItems(scope, words),
    listRuns(scope),
    testPayments(scope),
  ]);
  return {
    words,
    items: items.map((item) => presentItem(item, payments === 'possible', reader)),
    runs: runs.map((run) => presentRunRow(run, reader)),
    payments,
    mayRun: staff.may('agents.write'),
  };
}

/** Begins a purchase. */
export async function action({ request }: ActionFunctionArgs) {
  const { scope, reader } = await openAdmin(request, 'agents.write');
  const form = await readForm(request);
  try {
    const item = {
      itemId: String(form.get('item') ?? ''),
      quantity: Number(form.get('quantity')),
      language: reader.language,
    };
    const id = await startRun(
      scope,
      agentApi(() => scope),
      item,
    );
    return redirect(`/app/simulator/${id}`);
  } catch (error) {
    return refusalResponse(error, (refused) => wordRefusal(refused, reader));
  }
}

export default function SimulatorPage() {
  const { words, items, runs, payments, mayRun } = useLoaderData<typeof loader>();
  const t = useTranslations('simulator');
  return (
    <Page
      title={t('title')}
      subtitle={t('subtitle')}
      secondaryActions={[{ content: t('certification.title'), url: '/app/simulator/certification' }]}
    >
      <BlockStack gap="400">
        {runs.length === 0 && (
          <Banner tone="info" title={t('intro.title')}>
            <Text as="p">{t('intro.text')}</Text>
          </Banner>
        )}
        {payments !== 'possible' && (
          <Banner
            tone="warning"
            title={t('stripe.title')}
            action={
              payments === 'no_account'
                ? { content: t('stripe.connect'), url: '/app/settings/payments' }
                : undefined
            }
          >
            <Text as="p">{t(payments === 'no_account' ? 'stripe.text' : 'stripe.appStore')}</Text>
          </Banner>
        )}
        <ChooseCard key={words} items={items} words={words} mayRun={mayRun} />
        <RunsCard runs={runs} />
      </BlockStack>
    </Page>
  );
}
